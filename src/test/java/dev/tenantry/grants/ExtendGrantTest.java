package dev.tenantry.grants;

import static dev.tenantry.grants.PaperIntents.ASKED;
import static dev.tenantry.grants.PaperIntents.ESTATE;
import static dev.tenantry.grants.PaperIntents.JANE;
import static dev.tenantry.grants.PaperIntents.added;
import static dev.tenantry.grants.PaperIntents.dataset;
import static dev.tenantry.grants.PaperIntents.extend;
import static dev.tenantry.grants.PaperIntents.over;
import static dev.tenantry.grants.PaperIntents.read;
import static dev.tenantry.grants.PaperIntents.refusals;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenantry.estate.DesiredGrant;
import dev.tenantry.manifest.ChangeSet;
import dev.tenantry.manifest.FileEdit;
import dev.tenantry.manifest.TenantId;
import dev.tenantry.policy.meaning.AccessChanges;
import dev.tenantry.proposals.IntentRefused;
import dev.tenantry.proposals.ProposalId;
import dev.tenantry.testing.GrantText;
import dev.tenantry.testing.PaperEstate;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExtendGrantTest {

    @Test
    void extendingIsANewFileAndTheRemovalOfTheOldOneInOneChange() throws IntentRefused {
        PaperEstate asked = ESTATE.after(over(dataset(), ESTATE));
        ExtendGrant extend =
                new ExtendGrant(
                        Optional.of(new TenantId("acme-retail")),
                        "grant-20261122-jane-doe-bigquery-dataviewer-01jd",
                        Optional.of(Duration.ofDays(14)),
                        Optional.empty(),
                        "The customer has more questions",
                        Optional.empty());
        ChangeSet changes =
                extend.over(
                        asked,
                        new ProposalId("zzzz9x7m5kabcdef"),
                        JANE,
                        ASKED.plus(Duration.ofDays(2)));
        assertThat(changes.edits())
                .extracting(FileEdit::path)
                .containsExactly(
                        "tenants/acme-retail/infra/access/grants/20261124-jane-doe-bigquery-dataviewer-zzzz.yaml",
                        "tenants/acme-retail/infra/access/grants/20261122-jane-doe-bigquery-dataviewer-01jd.yaml");
        assertThat(changes.edits().get(1)).isInstanceOf(FileEdit.Delete.class);
        DesiredGrant longer = read(added(changes));
        assertThat(longer.ends()).contains(Instant.parse("2026-12-08T10:15:00Z"));
        assertThat(longer.resource().name()).isEqualTo("features_daily");
        assertThat(refusals(changes, asked)).isEmpty();
        assertThat(AccessChanges.of(changes, asked, ASKED))
                .extracting(c -> c.sentence().text())
                .containsExactly(
                        "jane.doe@acme.example can read dataset features_daily (confidential) of tenant"
                                + " acme-retail until 8 Dec 2026, 10:15 UTC, instead of until 29"
                                + " Nov 2026, 10:15 UTC.");
    }

    @Test
    void extendingToAnEarlierEndIsRefused() {
        GrantText old = GrantText.dataset("acme-retail", "cards", ASKED.plus(Duration.ofDays(10)));
        assertThatThrownBy(() -> over(extend("grant-" + old.name(), 5), old.in(ESTATE)))
                .isInstanceOf(IntentRefused.class)
                .hasMessageContaining("choose a later end");
    }

    @Test
    void aGrantWithoutAnEndCannotBeExtended() {
        GrantText old = GrantText.project("acme-retail", "roles/browser");
        assertThatThrownBy(() -> over(extend("grant-" + old.name(), 5), old.in(ESTATE)))
                .isInstanceOf(IntentRefused.class)
                .hasMessageContaining("no end");
    }

    @Test
    void aGrantWithAConditionOfItsOwnIsExtendedByHand() {
        GrantText old =
                GrantText.project("acme-retail", "roles/browser")
                        .when(
                                "request.time < timestamp(\"2026-11-23T10:00:00Z\") &&"
                                        + " request.path != \"x\"");
        assertThatThrownBy(() -> over(extend("grant-" + old.name(), 5), old.in(ESTATE)))
                .isInstanceOf(IntentRefused.class)
                .hasMessageContaining("by hand");
    }
}

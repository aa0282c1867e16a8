package dev.tenantry.grants;

import static dev.tenantry.grants.PaperIntents.ASKED;
import static dev.tenantry.grants.PaperIntents.ESTATE;
import static dev.tenantry.grants.PaperIntents.over;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenantry.identity.Actor;
import dev.tenantry.identity.ConsoleRole;
import dev.tenantry.manifest.ChangeSet;
import dev.tenantry.manifest.TenantId;
import dev.tenantry.proposals.IntentRefused;
import dev.tenantry.testing.GrantText;
import dev.tenantry.testing.PaperEstate;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RevokeGrantTest {

    @Test
    void revokingRemovesTheFileAndNothingElse() throws IntentRefused {
        GrantText old = GrantText.dataset("acme-retail", "cards", ASKED.plus(Duration.ofDays(10)));
        RevokeGrant revoke =
                new RevokeGrant(
                        Optional.of(new TenantId("acme-retail")),
                        "grant-" + old.name(),
                        "No longer needed");
        PaperEstate before = old.in(ESTATE);
        ChangeSet changes = over(revoke, before);
        assertThat(changes.edits()).hasSize(1);
        assertThat(before.after(changes).list("tenants")).isEqualTo(ESTATE.list("tenants"));
        assertThatThrownBy(() -> over(revoke, ESTATE))
                .isInstanceOf(IntentRefused.class)
                .hasMessageContaining("any more");
    }

    @Test
    void everybodyGivesBackTheirOwnAndNobodyElsesWithoutARole() throws IntentRefused {
        GrantText old = GrantText.dataset("acme-retail", "cards", ASKED.plus(Duration.ofDays(10)));
        RevokeGrant revoke =
                new RevokeGrant(
                        Optional.of(new TenantId("acme-retail")),
                        "grant-" + old.name(),
                        "No longer needed");
        PaperEstate before = old.in(ESTATE);
        Actor holder = reviewer("jane.doe@acme.example");
        assertThat(revoke.mayBeAskedBy(holder)).isTrue();
        assertThat(revoke.over(before, PaperIntents.ID, holder, ASKED).edits()).hasSize(1);
        Actor other = reviewer("john.doe@acme.example");
        assertThatThrownBy(() -> revoke.over(before, PaperIntents.ID, other, ASKED))
                .isInstanceOf(IntentRefused.class)
                .hasMessage(RevokeGrant.NOT_YOURS);
    }

    private static Actor reviewer(String email) {
        return new Actor(email, email, Set.of(), Set.of(ConsoleRole.REVIEWER), Optional.empty());
    }

    @Test
    void aGrantThatSharesItsFileIsNotRemovedWithTheOthers() {
        GrantText old = GrantText.dataset("acme-retail", "cards", ASKED.plus(Duration.ofDays(10)));
        PaperEstate shared =
                ESTATE.with(old.path(), old.text() + "---\n" + old.named("20261101-other").text());
        RevokeGrant revoke =
                new RevokeGrant(
                        Optional.of(new TenantId("acme-retail")),
                        "grant-" + old.name(),
                        "No longer needed");
        assertThatThrownBy(() -> over(revoke, shared))
                .isInstanceOf(IntentRefused.class)
                .hasMessageContaining("shares its file");
    }
}

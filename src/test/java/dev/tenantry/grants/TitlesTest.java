package dev.tenantry.grants;

import static dev.tenantry.grants.PaperIntents.ASKED;
import static dev.tenantry.grants.PaperIntents.ESTATE;
import static dev.tenantry.grants.PaperIntents.dataset;
import static dev.tenantry.grants.PaperIntents.extend;
import static dev.tenantry.grants.PaperIntents.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.identity.Actor;
import dev.tenantry.identity.ConsoleRole;
import dev.tenantry.manifest.TenantId;
import dev.tenantry.proposals.Intent;
import dev.tenantry.proposals.IntentRefused;
import dev.tenantry.testing.GrantText;
import dev.tenantry.testing.PaperEstate;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TitlesTest {

    private static final GrantText CARDS =
            GrantText.dataset("acme-retail", "cards", ASKED.plus(Duration.ofDays(10)));

    @Test
    void aRequestNamesThePersonTheRoleAndTheData() throws IntentRefused {
        assertThat(title(dataset(), ESTATE))
                .isEqualTo("Grant jane.doe bigquery.dataViewer on features_daily of acme-retail");
    }

    @Test
    void whatChangesAGrantNamesItsPersonAndDataAndNoFile() throws IntentRefused {
        assertThat(title(extend("grant-" + CARDS.name(), 20), CARDS.in(ESTATE)))
                .isEqualTo("Extend jane.doe's access on cards of acme-retail to 12 Dec 2026");
        RevokeGrant end =
                new RevokeGrant(
                        Optional.of(new TenantId("acme-retail")),
                        "grant-" + CARDS.name(),
                        "No longer needed");
        assertThat(title(end, CARDS.in(ESTATE)))
                .isEqualTo("Give back jane.doe's bigquery.dataViewer on cards of acme-retail");
        Actor other =
                new Actor(
                        "remy@acme.example",
                        "Remy",
                        Set.of(),
                        Set.of(ConsoleRole.DATA_ENGINEER),
                        Optional.empty());
        assertThat(end.title(CARDS.in(ESTATE), other, ASKED))
                .isEqualTo("Revoke jane.doe's bigquery.dataViewer on cards of acme-retail");
    }

    @Test
    void titlesFitTheSubjectOfACommit() throws IntentRefused {
        RequestGrant many =
                request(
                        "serviceAccount:a-very-long-account-name@acme-retail-ml-prod.iam.gserviceaccount.com",
                        "dataset/a_dataset_with_a_rather_long_name_for_a_title",
                        "roles/bigquery.dataViewer",
                        "A good reason");
        assertThat(title(many, ESTATE)).hasSizeLessThanOrEqualTo(Titles.LONGEST);
        GrantText long_ =
                GrantText.dataset("acme-retail", "d".repeat(200), ASKED.plus(Duration.ofDays(10)));
        assertThat(title(extend("grant-" + long_.name(), 20), long_.in(ESTATE)))
                .hasSizeLessThanOrEqualTo(Titles.LONGEST);
    }

    private static String title(Intent intent, PaperEstate estate) throws IntentRefused {
        return intent.title(estate, PaperIntents.JANE, ASKED);
    }
}

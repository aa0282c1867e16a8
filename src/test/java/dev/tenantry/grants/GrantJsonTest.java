package dev.tenantry.grants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenantry.manifest.TenantId;
import dev.tenantry.proposals.Intent;
import dev.tenantry.proposals.IntentKind;
import dev.tenantry.proposals.IntentRefused;
import dev.tenantry.proposals.Intents;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GrantJsonTest {

    private final Intents intents =
            new Intents(
                    List.of(
                            IntentKind.of(
                                    RequestGrant.KIND, RequestGrant.class, FilledForms::ofRequest),
                            IntentKind.of(
                                    ExtendGrant.KIND, ExtendGrant.class, FilledForms::ofExtension),
                            IntentKind.of(
                                    RevokeGrant.KIND,
                                    RevokeGrant.class,
                                    FilledForms::ofRevocation)));

    @Test
    void aRequestReadsAsPeopleWriteIt() throws IntentRefused {
        Intent intent =
                intents.read(
                        """
                        {"kind": "request-grant", "tenant": "acme-retail",
                         "principal": "user:jane.doe@acme.example", "resource": "dataset/features_daily",
                         "role": "roles/bigquery.dataViewer", "duration": "P7D",
                         "reason": "Check feature drift"}
                        """);
        assertThat(intent)
                .isEqualTo(
                        new RequestGrant(
                                Optional.of(new TenantId("acme-retail")),
                                "user:jane.doe@acme.example",
                                GrantTarget.parse("dataset/features_daily"),
                                "roles/bigquery.dataViewer",
                                Optional.of(Duration.ofDays(7)),
                                Optional.empty(),
                                false,
                                "Check feature drift",
                                Optional.empty()));
    }

    @Test
    void whatIsKeptReadsBackAsTheSame() throws IntentRefused {
        Optional<TenantId> tenant = Optional.of(new TenantId("acme-retail"));
        List<Intent> all =
                List.of(
                        new RequestGrant(
                                tenant,
                                "group:a@acme.example",
                                GrantTarget.PROJECT,
                                "roles/browser",
                                Optional.empty(),
                                Optional.of(Instant.parse("2026-12-01T10:00:00Z")),
                                false,
                                "A good \"reason\"",
                                Optional.of("INC-1")),
                        new ExtendGrant(
                                tenant,
                                "grant-1",
                                Optional.of(Duration.ofHours(4)),
                                Optional.empty(),
                                "A good reason",
                                Optional.empty()),
                        new RevokeGrant(tenant, "grant-1", "No longer needed"));
        for (Intent intent : all) {
            assertThat(intents.read(intents.write(intent))).isEqualTo(intent);
        }
    }

    @Test
    void aWrongFieldIsRefusedInASentence() {
        assertThatThrownBy(
                        () ->
                                intents.read(
                                        """
                                        {"kind": "request-grant", "tenant": "acme-retail",
                                         "principal": "allUsers", "resource": "project",
                                         "role": "roles/browser", "duration": "P1D", "reason": "A good reason"}
                                        """))
                .isInstanceOf(IntentRefused.class)
                .hasMessageContaining("Access for everybody cannot be asked for.");
        assertThatThrownBy(() -> intents.read("{\"kind\": \"request-grant\"}"))
                .isInstanceOf(IntentRefused.class)
                .hasMessageContaining("Choose a tenant.");
    }
}

package dev.tenantry.grants;

import static dev.tenantry.grants.PaperIntents.ASKED;
import static dev.tenantry.grants.PaperIntents.ESTATE;
import static dev.tenantry.grants.PaperIntents.added;
import static dev.tenantry.grants.PaperIntents.over;
import static dev.tenantry.grants.PaperIntents.read;
import static dev.tenantry.grants.PaperIntents.request;
import static dev.tenantry.grants.PaperIntents.until;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tenantry.manifest.TenantId;
import dev.tenantry.proposals.IntentRefused;
import dev.tenantry.proposals.asking.InvalidFields;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestFieldsTest {

    static Stream<Object[]> badRequests() {
        String jane = "user:jane.doe@acme.example";
        String view = "roles/bigquery.dataViewer";
        String why = "A good reason";
        return Stream.of(
                new Object[] {"allUsers", "project", "roles/browser", why, "principal"},
                new Object[] {
                    "allAuthenticatedUsers", "project", "roles/browser", why, "principal"
                },
                new Object[] {
                    "jane.doe@acme.example", "project", "roles/browser", why, "principal"
                },
                new Object[] {"domain:acme.example", "project", "roles/browser", why, "principal"},
                new Object[] {"user:jane", "project", "roles/browser", why, "principal"},
                new Object[] {jane, "project", "roles/owner", why, "role"},
                new Object[] {jane, "project", "roles/editor", why, "role"},
                new Object[] {jane, "project", "roles/viewer", why, "role"},
                new Object[] {jane, "project", "dataViewer", why, "role"},
                new Object[] {jane, "project", "", why, "role"},
                new Object[] {jane, "dataset/x", "roles/bigquery.jobUser", why, "role"},
                new Object[] {jane, "bucket/x-y-z", view, why, "role"},
                new Object[] {jane, "dataset/x", view, "short", "reason"},
                new Object[] {jane, "dataset/x", view, "x".repeat(501), "reason"},
                new Object[] {jane, "dataset/x", view, " \n\t          ", "reason"});
    }

    @ParameterizedTest
    @MethodSource("badRequests")
    void aFieldThatCannotBeIsRefusedInASentence(
            String principal, String on, String role, String reason, String field) {
        InvalidFields invalid =
                catchThrowableOfType(
                        InvalidFields.class, () -> request(principal, on, role, reason));
        assertThat(invalid.sentences()).containsOnlyKeys(field);
        assertThat(invalid.sentences().get(field)).matches("[A-Z].*\\.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "dataset/", "dataset/a-b", "bucket/A", "table/x", "dataset/../x"})
    void aResourceHasOneOfThreeForms(String text) {
        assertThatThrownBy(() -> GrantTarget.parse(text))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT59M", "PT0S", "-P1D", "P90DT1S", "P3650D"})
    void accessLastsFromAnHourToNinetyDays(String length) {
        assertThatThrownBy(
                        () ->
                                new RequestGrant(
                                        Optional.of(new TenantId("acme-retail")),
                                        "user:jane.doe@acme.example",
                                        GrantTarget.PROJECT,
                                        "roles/browser",
                                        Optional.of(Duration.parse(length)),
                                        Optional.empty(),
                                        false,
                                        "A good reason",
                                        Optional.empty()))
                .isInstanceOf(InvalidFields.class);
    }

    @Test
    void aDateIsTakenWhenItIsNeitherTooNearNorTooFar() throws IntentRefused {
        Instant end = ASKED.plus(Duration.ofDays(3));
        assertThat(read(added(over(until(end), ESTATE))).ends())
                .contains(Instant.parse("2026-11-25T10:15:00Z"));
        assertThatThrownBy(() -> over(until(ASKED.plus(Duration.ofDays(91))), ESTATE))
                .isInstanceOf(IntentRefused.class)
                .hasMessageContaining("20 Feb 2027");
        assertThatThrownBy(() -> over(until(ASKED.minusSeconds(1)), ESTATE))
                .isInstanceOf(IntentRefused.class);
    }
}

package dev.tenantry.grants;

import static dev.tenantry.grants.PaperIntents.ASKED;
import static dev.tenantry.grants.PaperIntents.ESTATE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.estate.DesiredGrant;
import dev.tenantry.estate.TenantFacts;
import dev.tenantry.grants.Grant.State;
import dev.tenantry.manifest.TenantId;
import dev.tenantry.testing.GrantText;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ChangeFormTest {

    private static final TenantId RETAIL = new TenantId("acme-retail");
    private static final Instant END = ASKED.plus(Duration.ofDays(10));

    private static ExtendGrant extension(State state, String... fields) {
        MultivaluedMap<String, String> map = new MultivaluedHashMap<>();
        for (int i = 0; i < fields.length; i += 2) {
            map.putSingle(fields[i], fields[i + 1]);
        }
        return ChangeForm.of(map, grant(state)).extension("A good reason");
    }

    private static Grant grant(State state) {
        GrantText text = GrantText.dataset("acme-retail", "cards", END);
        DesiredGrant desired =
                TenantFacts.read(text.in(ESTATE), RETAIL).orElseThrow().grants().getFirst();
        Grant old = Grant.ended(RETAIL, desired);
        return new Grant(
                old.id(),
                old.tenant(),
                old.name(),
                old.managed(),
                old.principal(),
                old.role(),
                old.resourceKind(),
                old.resource(),
                old.condition(),
                old.understood(),
                old.ends(),
                old.asked(),
                old.path(),
                old.line(),
                state);
    }

    @Test
    void sevenDaysMoreAreCountedFromThePresentEnd() {
        ExtendGrant week = extension(State.ACTIVE);
        assertThat(week.until()).contains(END.plus(Duration.ofDays(7)));
        assertThat(extension(State.EXPIRING, "longer", "PT24H").until())
                .contains(END.plus(Duration.ofDays(1)));
    }

    @Test
    void whatHasEndedLastsFromNow() {
        assertThat(extension(State.EXPIRED, "longer", "PT24H").duration())
                .contains(Duration.ofDays(1));
    }

    @Test
    void anEndOrADurationThatIsNamedCounts() {
        assertThat(extension(State.ACTIVE, "until", "2026-12-24T10:00").until())
                .contains(Instant.parse("2026-12-24T10:00:00Z"));
        assertThat(extension(State.ACTIVE, "duration", "30d").duration())
                .contains(Duration.ofDays(30));
    }
}

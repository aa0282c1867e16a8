package dev.tenantry.proposals;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.proposals.Sighting.Sight;
import dev.tenantry.proposals.Touched.How;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Config Connector and Google say of one change. */
class LiveRowsTest extends SeenRows {

    private final LiveRows live = new LiveRows(database, Clock.systemUTC());

    private Sighting live(Touched touched) {
        return live.live(List.of(touched), List.of("t-acme-retail")).getFirst();
    }

    @Test
    void anEmptiedReadModelIsNoObservation() {
        isMissing(live(there(GRANT)), "What Config Connector has was not read yet.");
        isMissing(live(gone(GRANT)), "What Config Connector has was not read yet.");
        isMissing(live(there(UNWATCHED)), "What Config Connector has was not read yet.");
    }

    @Test
    void anObjectIsReadyWhenItsNewestStateIs() {
        listed("1 second");
        isMissing(live(there(GRANT)), "Config Connector has not seen IAMPolicyMember g yet.");
        object("true", "UpToDate", 2, 1);
        assertThat(live(there(GRANT)).sight()).isEqualTo(Sight.MISSING);
        run("update read_model.config_connector_object set observed_generation = 2");
        isSeen(live(there(GRANT)), "Config Connector has IAMPolicyMember g as it is in Git.");
    }

    @Test
    void whatWasToldOfAChangedObjectBeforeTheMergeIsNoObservationUntilAllIsTold() {
        listed("1 second");
        object("true", "UpToDate", 1, 1);
        assertThat(live(touched(GRANT, How.CHANGED, Instant.MAX)).sight()).isEqualTo(Sight.SEEN);
        run(
                "update read_model.config_connector_object"
                        + " set as_of = timestamptz '2026-01-05T09:00:00Z'");
        isMissing(
                live(touched(GRANT, How.CHANGED, Instant.MAX)),
                "Config Connector was not seen at IAMPolicyMember g since the merge.");
        assertThat(live(touched(GRANT, How.CHANGED, MERGED)).sight()).isEqualTo(Sight.SEEN);
    }

    @ParameterizedTest
    @CsvSource({
        "UpdateFailed, UpdateFailed",
        "DependencyNotFound, waits for an object that does not exist",
        "DependencyNotReady, waits for an object that is not ready",
        "'', not looked at yet"
    })
    void whyAnObjectIsNotReadyIsSaid(String reason, String words) {
        listed("1 second");
        object("false", reason, 1, 1);
        isMissing(
                live(there(GRANT)),
                "Config Connector has not applied IAMPolicyMember g: " + words + ", Error 403");
    }

    @Test
    void aRemovedObjectIsAwayWhenConfigConnectorForgotIt() {
        listed("1 second");
        object("true", "UpToDate", 1, 1);
        isMissing(live(gone(GRANT)), "Config Connector still has IAMPolicyMember g.");
        run("delete from read_model.config_connector_object");
        isSeen(live(gone(GRANT)), "Config Connector no longer has IAMPolicyMember g.");
    }

    @Test
    void aKindThatNobodyWatchesIsSaidOnceTheOthersAreRead() {
        listed("1 minute");
        isMissing(live(there(UNWATCHED)), "What Config Connector has was not read yet.");
        run("update read_model.watched_kind set listed_at = now() - interval '11 minutes'");
        isUnknown(
                live(there(UNWATCHED)),
                "ConfigConnectorContext c is not watched, so nobody sees here whether it is live.");
        isUnknown(
                live(gone(UNWATCHED)),
                "ConfigConnectorContext c is not watched, so nobody sees here whether it is live.");
    }

    @Test
    void aGrantIsBoundWhenTheAllowPolicyHasItWithItsCondition() {
        listed("1 second");
        object("true", "UpToDate", 1, 1);
        project("now()");
        isMissing(
                live(there(GRANT)),
                "The allow policy at Google does not have IAMPolicyMember g yet.");
        binding("another condition");
        assertThat(live(there(GRANT)).sight()).isEqualTo(Sight.MISSING);
        binding("request.time < x");
        isSeen(
                live(there(GRANT)),
                "Config Connector and the allow policy at Google have IAMPolicyMember g as it is in"
                        + " Git.");
    }

    @Test
    void aRevokedGrantIsAwayWhenTheAllowPolicyWasReadAfterTheMerge() {
        listed("1 second");
        project("timestamptz '2026-01-05T09:00:00Z'");
        isMissing(live(gone(GRANT)), "The allow policy at Google was not read since the merge.");
        binding("request.time < x");
        isMissing(live(gone(GRANT)), "The allow policy at Google still has IAMPolicyMember g.");
        run("delete from read_model.allow_policy_binding");
        run("update read_model.google_project set observed_at = now()");
        assertThat(live(gone(GRANT)).sight()).isEqualTo(Sight.SEEN);
    }

    @Test
    void aProjectThatIsNotReadKeepsNobodyWaiting() {
        listed("1 second");
        object("true", "UpToDate", 1, 1);
        isSeen(live(there(GRANT)), "Config Connector has IAMPolicyMember g as it is in Git.");
        project("null");
        isSeen(live(there(GRANT)), "Config Connector has IAMPolicyMember g as it is in Git.");
    }
}

package dev.tenantry.proposals;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.time.temporal.ChronoUnit.MILLIS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tenantry.manifest.Estates;
import dev.tenantry.testing.Eventually;
import dev.tenantry.testing.OnItsOwn;
import dev.tenantry.testing.SandboxGitHub;
import dev.tenantry.testing.SandboxResource;
import dev.tenantry.testing.Script;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** With tracing on, a collector is told of each step of a proposal's way. */
@QuarkusTest
@TestProfile(OnItsOwn.class)
@WithTestResource(SandboxResource.class)
@SuppressWarnings("NullAway.Init")
class TracingTest {

    @Inject Estates estates;
    @Inject Proposals proposals;

    /** Names are texts in protobuf: this span, and this proposal among the attributes after it. */
    private static boolean told(String name, String proposal) {
        return span(name, "", proposal).isPresent();
    }

    /** Bytes of a span of this proposal, as characters: its name, and after it {@code then}. */
    private static Optional<MatchResult> span(String name, String then, String proposal) {
        return span("", name, then, proposal);
    }

    private static Optional<MatchResult> span(
            String before, String name, String then, String proposal) {
        String taken = new String(given().get(collector() + "/taken").asByteArray(), ISO_8859_1);
        String unlikeAnother = "(?:(?!" + Pattern.quote(name) + ").){0,600}?";
        return Pattern.compile(
                        before + Pattern.quote(name) + then + unlikeAnother + proposal,
                        Pattern.DOTALL)
                .matcher(taken)
                .results()
                .findFirst();
    }

    private static String collector() {
        return ConfigProvider.getConfig()
                .getValue("quarkus.otel.exporter.otlp.endpoint", String.class);
    }

    @BeforeEach
    void theEstateIsThere() {
        SandboxGitHub.handsAreKnown();
        Eventually.holds(() -> !estates.newest().commit().isEmpty());
    }

    private Proposal now(String id) {
        return proposals.find(new ProposalId(id)).orElseThrow();
    }

    private String inReview() {
        String id = Script.submitted("data-engineer", "fennwick");
        Eventually.holds(() -> now(id).stage().isInReview());
        return id;
    }

    @Test
    void everyStepOfAProposalIsASpanWithItsId() {
        String id = inReview();
        for (String span :
                new String[] {"proposal submission", "proposal step", "proposal follow"}) {
            Eventually.holds(() -> told(span, id));
        }
        Script.of("data-engineer").body(Map.of()).post("/api/v1/proposals/" + id + "/withdrawal");
        Eventually.holds(() -> told("proposal withdrawal", id));
        assertThat(told("proposal withdrawal", id)).isTrue();
        assertThat(told("proposal delivery", id)).isFalse();
    }

    @Test
    void theTimeFromMergedToLiveIsASpanFromTheOneToTheOther() {
        String id = inReview();
        int number = now(id).number().orElseThrow();
        SandboxGitHub gitHub = SandboxGitHub.configured();
        gitHub.approve("reviewer", number);
        Eventually.holds(() -> gitHub.isMerged("infra-engineer", number));
        Eventually.holds(() -> now(id).stage() == Stage.LIVE);
        Eventually.holds(() -> told("proposal delivery", id));

        // After its kind: the fields start_time_unix_nano and end_time_unix_nano, each fixed64.
        MatchResult span = span("proposal delivery", "0.9(.{8})A(.{8})", id).orElseThrow();
        assertThat(instant(span.group(1)))
                .isCloseTo(now(id).reached(Stage.MERGED).orElseThrow(), within(1, MILLIS));
        assertThat(instant(span.group(2)))
                .isCloseTo(now(id).reached(Stage.LIVE).orElseThrow(), within(1, MILLIS));
        assertThat(traceOf("proposal delivery", id)).isEqualTo(traceOf("proposal submission", id));
    }

    /** Before the name: the fields trace_id, 16 bytes, span_id, 8 bytes, and the parent's. */
    private static String traceOf(String name, String proposal) {
        return span("\\x0a\\x10(.{16})\\x12\\x08.{8}.{0,20}?", name, "", proposal)
                .orElseThrow()
                .group(1);
    }

    private static Instant instant(String fixed64) {
        long nanos =
                ByteBuffer.wrap(fixed64.getBytes(ISO_8859_1))
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .getLong();
        return Instant.ofEpochSecond(0, nanos);
    }
}

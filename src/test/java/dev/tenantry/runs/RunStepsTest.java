package dev.tenantry.runs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.sources.kubernetes.WorkflowText;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a run's steps come to: how many are done, what waits, and what is not known. */
class RunStepsTest {

    private static final String PLAN =
            "spec: {entrypoint: main, templates: [{name: main, dag: {tasks: [{name: load},"
                    + " {name: report, depends: load}]}}]}\nstatus:\n";

    /** {@code load} of {@link #PLAN}, done, in the packings of Argo. */
    private static final String GZIP =
            "H4sIAAAAAAACA6tWKlKyqlbKTFGyArJ0lPISc1OhzJTM4oKcxEo/hEhJZQGI6eLoDuQUZCQWg3jBpcnJ"
                    + "qakpqSlKtTpKRbo5+YkpCBMhXISxelA+qtlQQajxAfkpWI3XUUrKL81LSSyq9HSBOqi4JLGoJDXFsQTI"
                    + "NzIwMtM1NNQ1sgwxtLAyMACiKKCStMy8zOIM7GpMwWpqawHq043dBQEAAA==";

    private static final String ZSTD =
            "KLUv/WQFAIUEAKLHGRlgrw4bGvtPtYLSj4q/dGLsEtSGVuEiCAIuWfbmPRlEuNoKvb15Tw6QIaKD0Anx"
                    + "xcvnomm+M2MDue5sa1HOW1MK0JOS3H3L3rQpfR5rwTOq3n4URnXl5JpShWvTadq338t3PSZ/jwUPAEcp"
                    + "CB04iskS/BFDBpwMPixhxp2GYcg4sMIaYlp37ai5OWeFCTqVchc=";

    private static final String BROTLI =
            "GwQBAJwFdjtyLfZpQfqVQUjPEDjkUC/QFskBs3h4b6X++jdsgigq1mWyfLuWI0qDmiw6fRC5mz8Avtlv"
                    + "t9+y8tcgDEtaSZhyINvEW1AEi5FWr9+j3xUgIgCulbU2zdIoripkVNxwjxG1OBVb0Cnpns8Cru/5MAQ9"
                    + "vplDUUkbk0/fRSlR+wvP5FA3un3cJ608";

    private static RunRowProjection read(String spec, String status) {
        return RunRowProjection.of(WorkflowText.read(spec + status.indent(2)));
    }

    @Test
    void aStepThatSomebodyHasToResumeIsAStateOfItsOwn() {
        String status =
                """
                phase: Running
                startedAt: 2026-11-29T18:00:00Z
                nodes:
                  r: {type: DAG, phase: Running}
                  load: {type: Pod, phase: Succeeded, boundaryID: r}
                  approve: {type: Suspend, templateName: approve, phase: Running, boundaryID: r, startedAt: 2026-11-29T18:05:00Z}
                """;
        String spec = "spec: {templates: [{name: approve, suspend: {%s}}]}\nstatus:\n";
        RunRowProjection waits = read(spec.formatted(""), status);
        RunRowProjection paused = read(spec.formatted("duration: 20s"), status);

        assertThat(waits.phase()).isEqualTo(Run.WAITING);
        assertThat(waits.waitingSince()).contains(Instant.parse("2026-11-29T18:05:00Z"));
        assertThat(waits.why().orElseThrow().sentence())
                .isEqualTo("approve waits for somebody to resume it.");
        assertThat(paused.phase()).isEqualTo("Running");
    }

    @Test
    void aRunThatIsSuspendedAsAWholeWaitsUntilItIsOver() {
        String spec = "spec: {suspend: true}\nstatus:\n";
        RunRowProjection waits =
                read(
                        spec,
                        """
                        phase: Running
                        nodes:
                          load: {type: Pod, phase: Succeeded, finishedAt: 2026-11-29T18:05:00Z}
                        """);

        assertThat(waits.phase()).isEqualTo(Run.WAITING);
        assertThat(waits.waitingSince()).contains(Instant.parse("2026-11-29T18:05:00Z"));
        assertThat(read(spec, "{}").phase()).isEqualTo(Run.WAITING);
        assertThat(read(spec, "phase: Succeeded").phase()).isEqualTo("Succeeded");
    }

    @Test
    void whatIsSkippedOrReplacedOrAHookIsNotToBeDone() {
        RunRowProjection run =
                read(
                        PLAN,
                        """
                        phase: Succeeded
                        progress: 3/5
                        nodes:
                          r: {type: DAG, phase: Succeeded}
                          load: {type: Retry, phase: Succeeded, boundaryID: r, children: [l0, l1]}
                          l0: {displayName: load(0), type: Pod, phase: Failed, boundaryID: r}
                          l1: {displayName: load(1), type: Pod, phase: Succeeded, boundaryID: r}
                          report: {type: Pod, phase: Succeeded, boundaryID: r}
                          probe: {type: Skipped, phase: Skipped, boundaryID: r}
                          mend: {type: Skipped, phase: Omitted, boundaryID: r}
                          load.onExit: {type: Pod, phase: Succeeded, boundaryID: r}
                        """);
        assertThat(run.steps().progress()).isEqualTo(new Progress(2, 2));
    }

    @Test
    void aFailedStepIsNeverCutFromALongRun() {
        String items =
                IntStream.range(0, 1_500)
                        .mapToObj(
                                i ->
                                        "  i%d: {displayName: load(%d), type: Pod, boundaryID: r, phase: %s}"
                                                .formatted(
                                                        i, i, i == 1_400 ? "Failed" : "Succeeded"))
                        .collect(Collectors.joining("\n"));
        StepProjection.Steps steps =
                read(
                                "status:\n",
                                "phase: Failed\nnodes:\n  r: {type: DAG, phase: Failed}\n" + items)
                        .steps();

        assertThat(steps.lines()).hasSize(Step.MOST_KEPT);
        assertThat(steps.leftOut()).isEqualTo(500);
        assertThat(steps.lines()).filteredOn(Step::failed).hasSize(1);
        assertThat(Step.most(steps.lines(), 200)).hasSize(200).anyMatch(Step::failed);
        assertThat(steps.progress()).isEqualTo(new Progress(1_499, 1_500));
    }

    @Test
    void packedStepsAreReadInEachOfArgosPackings() {
        for (String packed : new String[] {GZIP, ZSTD, BROTLI}) {
            StepProjection.Steps steps =
                    read(PLAN, "phase: Running\ncompressedNodes: " + packed).steps();
            assertThat(steps.lines())
                    .as(packed)
                    .extracting(Step::phase)
                    .containsExactly("Succeeded", "Waiting");
        }
    }

    @Test
    void whatCannotBeReadIsUnknownAndNotOmitted() {
        for (String where :
                new String[] {
                    "compressedNodes: bm8gcGFja2luZyB0aGF0IHdlIGtub3c=",
                    "compressedNodes: '%%%'",
                    "offloadNodeStatusVersion: fnv:784444487"
                }) {
            RunRowProjection run =
                    read(
                            PLAN,
                            "phase: Failed\nprogress: 1/2\nfinishedAt: 2026-11-29T18:30:00Z\n"
                                    + where);
            assertThat(run.steps().lines())
                    .as(where)
                    .extracting(Step::phase)
                    .containsExactly(Step.UNKNOWN, Step.UNKNOWN);
            assertThat(run.steps().progress()).isEqualTo(new Progress(1, 2));
            assertThat(run.why().orElseThrow().sentence()).contains("could not be read");
        }
    }
}

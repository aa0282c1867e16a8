package dev.tenantry.runs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.sources.kubernetes.WorkflowText;
import org.junit.jupiter.api.Test;

/** Why a run failed, from the object that Kubernetes shows. */
class RunReasonsTest {

    private static String why(String spec, String status) {
        String workflow = "spec: " + spec.strip() + "\nstatus:\n" + status.indent(2);
        return RunRowProjection.of(WorkflowText.read(workflow)).why().map(Why::sentence).orElse("");
    }

    private static String ofOneStep(String message) {
        return why(
                "{entrypoint: main, templates: [{name: main, dag: {tasks: [{name: load}]}}]}",
                """
                phase: Failed
                finishedAt: 2026-11-29T18:30:00Z
                nodes:
                  r: {type: DAG, phase: Failed}
                  load: {type: Pod, phase: Failed, boundaryID: r, message: '%s'}
                """
                        .formatted(message));
    }

    @Test
    void hooksAreNoAttempts() {
        assertThat(
                        why(
                                "{}",
                                """
                                phase: Failed
                                nodes:
                                  r: {type: DAG, phase: Failed}
                                  load: {type: Retry, phase: Failed, boundaryID: r, children: [l0, lh, l1, lx]}
                                  l0: {displayName: load(0), type: Pod, phase: Failed, boundaryID: r, message: 'Error (exit code 3)'}
                                  lh: {displayName: load.hooks.run, type: Pod, phase: Failed, boundaryID: r, nodeFlag: {hooked: true}}
                                  l1: {displayName: load(1), type: Pod, phase: Failed, boundaryID: r, message: 'Error (exit code 3): locked'}
                                  lx: {displayName: load.onExit, type: Pod, phase: Succeeded, boundaryID: r}
                                """))
                .isEqualTo("load ended with exit code 3: locked. It was tried twice.");
    }

    @Test
    void aHookIsToBlameWhenNoStepIs() {
        assertThat(
                        why(
                                "{}",
                                """
                                phase: Failed
                                nodes:
                                  r: {type: DAG, phase: Succeeded}
                                  load: {type: Pod, phase: Succeeded, boundaryID: r}
                                  x: {displayName: run-1.onExit, type: Pod, phase: Failed, message: 'Error (exit code 7)'}
                                """))
                .isEqualTo("run-1.onExit ended with exit code 7");
    }

    @Test
    void aStepThatMayFailIsNotToBlame() {
        String allowed =
                "{entrypoint: main, templates: [{name: main, steps: [[{name: probe, continueOn: {%s: true}},"
                        + " {name: load}]]}]}";
        String status =
                """
                phase: Failed
                nodes:
                  r: {type: Steps, phase: Failed, children: [g]}
                  g: {type: StepGroup, phase: Failed, boundaryID: r, children: [probe, load]}
                  probe: {type: Pod, phase: Failed, boundaryID: r, message: 'Error (exit code 1)', finishedAt: 2026-11-29T18:01:00Z}
                  load: {type: Pod, phase: Failed, boundaryID: r, message: 'Error (exit code 9)', finishedAt: 2026-11-29T18:02:00Z}
                """;
        assertThat(why(allowed.formatted("failed"), status)).startsWith("load ended");
        assertThat(why(allowed.formatted("error"), status)).startsWith("probe ended");
    }

    @Test
    void aFailureThatAnotherTaskTookUpIsNotToBlame() {
        String dag =
                "{entrypoint: main, templates: [{name: main, dag: {tasks: [{name: probe},"
                        + " {name: mend, depends: probe.Failed}, {name: load, depends: mend}]}}]}";
        String status =
                """
                phase: Failed
                nodes:
                  r: {type: DAG, phase: Failed, templateName: main}
                  probe: {type: Pod, phase: Failed, boundaryID: r, message: 'Error (exit code 1)', finishedAt: 2026-11-29T18:01:00Z}
                  mend: {type: %s, boundaryID: r}
                  load: {type: %s, boundaryID: r, message: 'Error (exit code 9)', finishedAt: 2026-11-29T18:02:00Z}
                """;
        assertThat(why(dag, status.formatted("Pod, phase: Succeeded", "Pod, phase: Failed")))
                .isEqualTo("load ended with exit code 9");
        assertThat(why(dag, status.formatted("Skipped, phase: Omitted", "Skipped, phase: Omitted")))
                .isEqualTo("probe ended with exit code 1");
    }

    @Test
    void ofAGroupThatIsTriedAgainTheLastAttemptCounts() {
        String attempts =
                """
                phase: Failed
                nodes:
                  r: {type: DAG, phase: Failed}
                  batch: {type: Retry, phase: %s, boundaryID: r, children: [b0, b1]}
                  b0: {displayName: batch(0), type: DAG, phase: Failed, boundaryID: r}
                  p0: {displayName: probe, type: Pod, phase: Failed, boundaryID: b0, message: 'Error (exit code 1)', finishedAt: 2026-11-29T18:01:00Z}
                  b1: {displayName: batch(1), type: DAG, phase: %s, boundaryID: r}
                  p1: {displayName: probe, type: Pod, phase: %s, boundaryID: b1, message: 'Error (exit code 2)', finishedAt: 2026-11-29T18:02:00Z}
                  load: {type: Pod, phase: Failed, boundaryID: r, message: 'Error (exit code 9)', finishedAt: 2026-11-29T18:03:00Z}
                """;
        assertThat(why("{}", attempts.formatted("Failed", "Failed", "Failed")))
                .isEqualTo("probe ended with exit code 2");
        assertThat(why("{}", attempts.formatted("Succeeded", "Succeeded", "Succeeded")))
                .isEqualTo("load ended with exit code 9");
    }

    @Test
    void whatAProgramSaidIsRepeatedAndNotInterpreted() {
        for (String said :
                new String[] {
                    "unknown setting statement_timeout_ms",
                    "order file of deadline 2026-11-30 is missing",
                    "child was OOMKilled (exit code 137)",
                    "403 Access Denied page was returned",
                    "no node shutdown hook",
                    "ImagePullBackOff is not a word"
                }) {
            assertThat(ofOneStep("Error (exit code 2): " + said))
                    .isEqualTo("load ended with exit code 2: " + said);
            assertThat(ofOneStep(said)).isEqualTo("load: " + said);
        }
    }

    @Test
    void whatArgoAndTheKubeletSayIsUnderstood() {
        assertThat(ofOneStep("OOMKilled (exit code 137)")).startsWith("load ran out of memory");
        assertThat(ofOneStep("ErrImagePull: not found")).contains("image could not be pulled");
        assertThat(ofOneStep("Step exceeded its deadline")).contains("took longer than it may");
        assertThat(ofOneStep("Pod was terminated in response to imminent node shutdown."))
                .contains("lost its machine");
    }

    @Test
    void aRunThatSomebodyStoppedSaysSo() {
        String status =
                """
                phase: Failed
                message: "Stopped with strategy 'Stop'"
                nodes:
                  r: {type: DAG, phase: Failed}
                  load: {type: Pod, phase: Failed, boundaryID: r, message: 'workflow shutdown with strategy:  Stop'}
                """;
        assertThat(why("{shutdown: Terminate}", status)).isEqualTo("Somebody stopped it.");
        assertThat(why("{}", status)).isEqualTo("Somebody stopped it.");
    }

    @Test
    void aRunThatTookAllItsTimeSaysSo() {
        String status =
                """
                phase: Failed
                startedAt: 2026-11-29T18:00:00Z
                finishedAt: 2026-11-29T18:10:00Z
                nodes:
                  load: {type: Pod, phase: Failed, message: 'Error (exit code 143)'}
                """;
        assertThat(why("{activeDeadlineSeconds: 600}", status))
                .isEqualTo("It took longer than it may and was stopped.");
        assertThat(why("{activeDeadlineSeconds: 601}", status)).contains("exit code 143");
    }
}

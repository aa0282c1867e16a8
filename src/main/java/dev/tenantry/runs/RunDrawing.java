package dev.tenantry.runs;

import dev.tenantry.web.Gantt;
import dev.tenantry.web.Graph;
import dev.tenantry.web.RelativeTime;
import dev.tenantry.web.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Draws a run: its steps on a time line, and what waits for what. */
final class RunDrawing {

    /** More lines than this are drawn only of steps that failed; the page says what is missing. */
    static final int MOST = 200;

    private RunDrawing() {}

    /** A lane for the run and one for each step. */
    static Gantt timeline(RunDetail detail, Instant now) {
        Run run = detail.run();
        Instant until = run.isLive() ? now : run.finishedAt().orElse(run.asOf());
        List<Gantt.Bar> bars = new ArrayList<>();
        bars.add(
                new Gantt.Bar(
                        run.title(),
                        0,
                        run.status(),
                        "",
                        "",
                        run.startedAt(),
                        run.finishedAt().or(run::waitingSince)));
        Step.most(detail.steps(), MOST).forEach(step -> bars.add(bar(step, detail.run().isLive())));
        return Gantt.of(bars, until);
    }

    private static Gantt.Bar bar(Step step, boolean live) {
        boolean happened = !step.type().equals("Skipped");
        String note =
                step.triedAgain() ? "attempt " + step.attempt() + " of " + step.attempts() : "";
        return new Gantt.Bar(
                step.name(),
                Math.min(step.depth(), 4),
                status(step, live),
                note,
                step.message().isEmpty() ? "" : "#said",
                happened ? step.startedAt() : Optional.empty(),
                step.finishedAt());
    }

    /** The steps of the plan, each once, whatever became of them. */
    static Graph graph(RunDetail detail, Instant now) {
        Map<String, Step> last = new LinkedHashMap<>();
        Step.most(detail.steps().stream().filter(step -> step.depth() == 1).toList(), MOST)
                .forEach(step -> last.put(step.name(), step));
        boolean live = detail.run().isLive();
        return Graph.of(
                last.values().stream()
                        .map(
                                step ->
                                        new Graph.Node(
                                                step.name(),
                                                step.name(),
                                                note(step, now),
                                                status(step, live),
                                                "#said",
                                                step.after()))
                        .toList());
    }

    private static String note(Step step, Instant now) {
        Optional<Duration> took = step.type().equals("Skipped") ? Optional.empty() : step.took(now);
        String again = step.triedAgain() ? ", " + (step.attempt() - 1) + " retried" : "";
        return took.map(t -> RelativeTime.length(t) + again)
                .orElse(step.phase().toLowerCase(Locale.ROOT));
    }

    /** A step that was under way when Argo forgot the run has no known end. */
    private static Status status(Step step, boolean live) {
        return switch (step.phase()) {
            case "Succeeded" -> Status.SUCCEEDED;
            case "Failed", "Error" -> Status.FAILED;
            case "Running" -> live ? underWay(step) : Status.UNKNOWN;
            case Step.UNKNOWN -> Status.UNKNOWN;
            case "Skipped", "Omitted" -> Status.SKIPPED;
            default -> Status.QUEUED;
        };
    }

    private static Status underWay(Step step) {
        return step.paused() ? Status.WAITING : Status.RUNNING;
    }

    /** How many steps of the run the timeline leaves out. */
    static int missing(RunDetail detail) {
        int drawn = Step.most(detail.steps(), MOST).size();
        return detail.steps().size() - drawn + detail.stepsLeftOut();
    }
}

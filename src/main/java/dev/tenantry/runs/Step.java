package dev.tenantry.runs;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A line of a run's timeline: a step, or one attempt of it.
 *
 * @param type Argo's node type; {@code Planned} when it has not started
 * @param phase Argo's word; {@code Waiting} when it has not started, {@code Unknown} when what it
 *     did could not be read
 * @param depth how deep it is nested, from 1
 * @param attempt from 1; 0 when it was never tried again
 * @param after the steps of the plan that it waits for
 */
public record Step(
        String name,
        String type,
        String phase,
        int depth,
        Optional<Instant> startedAt,
        Optional<Instant> finishedAt,
        String message,
        int attempt,
        int attempts,
        String host,
        List<String> after,
        Asked asked) {

    public Step {
        after = List.copyOf(after);
    }

    static final String PLANNED = "Planned";
    static final String UNKNOWN = "Unknown";

    /** A run with more steps than this keeps the first ones, and all that failed. */
    static final int MOST_KEPT = 1_000;

    /** The first steps of a long list, in their order, but all that failed or are under way. */
    static List<Step> most(List<Step> steps, int most) {
        long must = steps.stream().filter(Step::matters).count();
        long others = Math.max(0, most - must);
        List<Step> kept = new ArrayList<>();
        for (Step step : steps) {
            if (step.matters() || others-- > 0) {
                kept.add(step);
            }
        }
        return List.copyOf(kept);
    }

    private boolean matters() {
        return failed() || running() || phase.equals("Pending");
    }

    /**
     * What it asks of the cluster, as written; empty where it asks for nothing.
     *
     * @param pool the node pool
     */
    public record Asked(String cpu, String memory, String gpus, String pool, String image) {

        public boolean isNothing() {
            return cpu.isEmpty() && memory.isEmpty() && gpus.isEmpty();
        }
    }

    /** The image without its registry: {@code dbt:1.10.4}. */
    public String imageName() {
        return asked.image().substring(asked.image().lastIndexOf('/') + 1);
    }

    public boolean failed() {
        return phase.equals("Failed") || phase.equals("Error");
    }

    public boolean succeeded() {
        return phase.equals("Succeeded");
    }

    public boolean running() {
        return phase.equals("Running");
    }

    /** Somebody has to resume it, or it waits for its time. */
    public boolean paused() {
        return running() && type.equals("Suspend");
    }

    /** It holds other steps and does nothing itself. */
    public boolean isGroup() {
        return type.equals("DAG") || type.equals("Steps");
    }

    public boolean triedAgain() {
        return attempts > 1;
    }

    /** How long it took; until {@code now} while it runs; empty before it started. */
    public Optional<Duration> took(Instant now) {
        return startedAt.map(start -> Duration.between(start, finishedAt.orElse(now)));
    }
}

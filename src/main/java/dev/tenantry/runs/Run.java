package dev.tenantry.runs;

import dev.tenantry.web.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A run as the lists show it.
 *
 * @param phase Argo's word: Pending, Running, Succeeded, Failed, Error; or {@code Waiting}, when it
 *     goes on only if somebody resumes it
 * @param why one sentence: why it failed, or what it waits for
 * @param waitingSince since when it waits for somebody to resume it
 * @param forgottenAt since when Argo does not know it any more; our row is all that is left
 */
public record Run(
        Instant createdAt,
        String uid,
        String namespace,
        String name,
        Optional<String> tenant,
        Optional<String> template,
        boolean sharedTemplate,
        Optional<String> cronWorkflow,
        Optional<String> creator,
        String phase,
        Optional<Instant> startedAt,
        Optional<Instant> finishedAt,
        Progress progress,
        Optional<String> failedStep,
        Optional<String> why,
        Used used,
        List<String> pools,
        Instant asOf,
        Optional<Instant> waitingSince,
        Optional<Instant> forgottenAt) {

    /** The phase of a run that waits for somebody; Argo calls it Running. */
    static final String WAITING = "Waiting";

    /** What was requested times how long, as Argo counts: seconds of a core, of 100 MiB, a GPU. */
    public record Used(long cpuSeconds, long memorySeconds, long gpuSeconds) {

        /** Hours of one core. */
        public double coreHours() {
            return cpuSeconds / 3600.0;
        }

        /** Hours of one GiB. */
        public double gibHours() {
            return memorySeconds * 100.0 / 1024 / 3600;
        }

        public double gpuHours() {
            return gpuSeconds / 3600.0;
        }
    }

    public Status status() {
        return switch (phase) {
            case "Succeeded" -> Status.SUCCEEDED;
            case "Failed", "Error" -> Status.FAILED;
            case "Running" -> forgotten() ? Status.UNKNOWN : Status.RUNNING;
            case WAITING -> forgotten() ? Status.UNKNOWN : Status.WAITING;
            case "Pending" -> forgotten() ? Status.UNKNOWN : Status.QUEUED;
            default -> Status.UNKNOWN;
        };
    }

    /** It goes on, as far as we know. */
    public boolean isLive() {
        return finishedAt.isEmpty() && !forgotten();
    }

    public boolean failed() {
        return status() == Status.FAILED;
    }

    public boolean forgotten() {
        return forgottenAt.isPresent();
    }

    /** Without the part that makes it unique: the template's or the schedule's name. */
    public String title() {
        return RunName.of(name, cronWorkflow, template).title();
    }

    /** The part of the name that makes it unique; empty when there is none. */
    public String suffix() {
        return RunName.of(name, cronWorkflow, template).suffix();
    }

    /** It goes on only if somebody resumes it. */
    public boolean waits() {
        return status() == Status.WAITING;
    }

    /** Does the time that it takes still grow? */
    public boolean ticks() {
        return isLive() && !waits() && startedAt.isPresent();
    }

    /** How long it took; until {@code now} while it goes on; while it waits, until it began to. */
    public Optional<Duration> took(Instant now) {
        return startedAt
                .filter(start -> finishedAt.isPresent() || isLive())
                .map(start -> between(start, finishedAt.or(() -> waitingSince).orElse(now)));
    }

    private static Duration between(Instant start, Instant end) {
        return end.isBefore(start) ? Duration.ZERO : Duration.between(start, end);
    }
}

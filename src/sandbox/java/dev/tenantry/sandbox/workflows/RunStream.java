package dev.tenantry.sandbox.workflows;

import dev.tenantry.sandbox.world.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes as many runs as wanted as lines for PostgreSQL's COPY, for benchmarks of the list: what an
 * index run of so many would have written. Spread evenly over the last months.
 */
public final class RunStream {

    /** The columns of a line, in order. */
    public static final List<String> COLUMNS =
            List.of(
                    "created_at",
                    "uid",
                    "namespace",
                    "name",
                    "tenant",
                    "template",
                    "shared_template",
                    "cron_workflow",
                    "creator",
                    "phase",
                    "started_at",
                    "finished_at",
                    "steps_done",
                    "steps_total",
                    "failed_step",
                    "why",
                    "cpu_seconds",
                    "memory_seconds",
                    "gpu_seconds",
                    "pools",
                    "resource_version",
                    "as_of");

    private static final String NULL = "\\N";

    private RunStream() {}

    /** Writes the lines of {@code runs} runs of the 42 days before the world's instant. */
    public static void write(World world, int runs, Writer out) {
        RunCalendar calendar = new RunCalendar(world, runs);
        Instant now = world.now();
        RunObject objects = new RunObject(new com.fasterxml.jackson.databind.ObjectMapper());
        calendar.between(now.minus(RunCalendar.HISTORY), now)
                .forEach(
                        plan -> {
                            try {
                                out.write(line(plan, now, objects));
                            } catch (IOException e) {
                                throw new UncheckedIOException(e);
                            }
                        });
    }

    private static String line(RunPlan plan, Instant now, RunObject objects) {
        boolean over = !now.isBefore(plan.finishedAt());
        boolean failed = over && !plan.succeeds();
        var status = objects.at(plan, over ? plan.finishedAt().plus(Duration.ofSeconds(1)) : now);
        String failing =
                plan.steps().stream()
                        .filter(s -> !s.succeeds() && !s.attempts().isEmpty())
                        .map(s -> s.step().name())
                        .findFirst()
                        .orElse("");
        String pools =
                plan.template().steps().stream()
                        .map(s -> s.pool())
                        .distinct()
                        .sorted()
                        .collect(Collectors.joining(",", "{", "}"));
        String[] progress = status.at("/status/progress").asText("0/0").split("/", -1);
        return String.join(
                        "\t",
                        plan.createdAt().toString(),
                        RunObject.uid(plan),
                        plan.tenant().namespace(),
                        plan.name(),
                        plan.tenant().id(),
                        plan.template().name(),
                        plan.template().isShared() ? "t" : "f",
                        plan.cronWorkflow().orElse(NULL),
                        plan.creator().orElse(NULL),
                        status.at("/status/phase").asText(),
                        plan.createdAt().toString(),
                        over ? plan.finishedAt().toString() : NULL,
                        progress[0],
                        progress[1],
                        failed ? failing : NULL,
                        failed ? failing + " failed." : NULL,
                        status.at("/status/resourcesDuration/cpu").asText("0"),
                        status.at("/status/resourcesDuration/memory").asText("0"),
                        Long.toString(
                                status.at("/status/resourcesDuration")
                                        .path("nvidia.com/gpu")
                                        .asLong()),
                        pools,
                        "1",
                        now.toString())
                + "\n";
    }

    /** Writes {@code runs=N} lines to standard output; for {@code psql -c "copy … from stdin"}. */
    public static void main(String... arguments) throws IOException {
        int runs = arguments.length == 0 ? 1_000_000 : Integer.parseInt(arguments[0]);
        int tenants = arguments.length < 2 ? 12 : Integer.parseInt(arguments[1]);
        Writer out =
                new java.io.BufferedWriter(
                        new java.io.OutputStreamWriter(
                                System.out, java.nio.charset.StandardCharsets.UTF_8));
        write(World.ofSize(Clock.systemUTC().instant(), tenants), runs, out);
        out.flush();
    }
}

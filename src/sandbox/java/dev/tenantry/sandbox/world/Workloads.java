package dev.tenantry.sandbox.world;

import java.util.List;
import java.util.Optional;

/** Node pools, workflow templates and schedules, written by hand. */
final class Workloads {

    static final String CPU = "cpu-standard";
    static final String MEMORY = "mem-high";
    static final String GPU = "gpu-l4-spot";
    private static final String AMSTERDAM = "Europe/Amsterdam";
    private static final List<Template.Parameter> NONE = List.of();

    private Workloads() {}

    static List<NodePool> pools() {
        return List.of(
                new NodePool(CPU, "n2-standard-8", 8, 32, 0, "", false, 0, 20, 6, 41),
                new NodePool(MEMORY, "n2-highmem-16", 16, 128, 0, "", false, 0, 8, 2, 112),
                new NodePool(GPU, "g2-standard-8", 8, 32, 1, "nvidia-l4", true, 0, 6, 2, 39));
    }

    static List<Template> templates() {
        return List.of(
                load("birchway", "load-shipments", "Loads the shipments of the day", 540),
                load("jorvale", "load-orders", "Loads the web shop's orders", 420),
                load("eastfold", "load-meter-readings", "Loads meter readings every hour", 260),
                curate("birchway", "curate-shipments", "Builds the dispatchers' marts", 700),
                curate("dunmere", "curate-claims", "Builds claims without names", 1_150),
                train("fennwick", "train-demand-forecast", "Trains the weekly demand model", 5_400),
                train("alderpike", "train-risk-model", "Trains the risk model", 7_800),
                backfill(),
                shared(
                        "scan-personal-data",
                        "Looks for personal data in one dataset",
                        MEMORY,
                        1_500),
                shared("export-dataset", "Writes one dataset to a bucket", CPU, 640));
    }

    static List<Schedule> schedules() {
        return List.of(
                schedule("birchway", "load-shipments", "nightly", "15 2 * * *", AMSTERDAM),
                schedule("birchway", "curate-shipments", "daily", "30 4 * * *", AMSTERDAM),
                schedule("jorvale", "load-orders", "hourly", "5 * * * *", "Etc/UTC"),
                schedule("eastfold", "load-meter-readings", "hourly", "20 * * * *", "Etc/UTC"),
                schedule("dunmere", "curate-claims", "daily", "0 5 * * 1-5", AMSTERDAM),
                schedule("fennwick", "train-demand-forecast", "weekly", "0 3 * * 1", AMSTERDAM));
    }

    private static Template load(String tenant, String name, String description, int seconds) {
        return new Template(
                name,
                Optional.of(tenant),
                title(name),
                description,
                "loader",
                List.of(new Template.Parameter("day", "today")),
                List.of(
                        step("download", "loader:3.4.1", CPU, 2, 4, 0, List.of(), seconds / 4),
                        step(
                                "validate",
                                "loader:3.4.1",
                                CPU,
                                2,
                                8,
                                0,
                                List.of("download"),
                                seconds / 6),
                        step(
                                "load",
                                "loader:3.4.1",
                                CPU,
                                4,
                                16,
                                0,
                                List.of("validate"),
                                seconds / 2),
                        step(
                                "reconcile",
                                "loader:3.4.1",
                                CPU,
                                1,
                                2,
                                0,
                                List.of("load"),
                                seconds / 12)));
    }

    private static Template curate(String tenant, String name, String description, int seconds) {
        return new Template(
                name,
                Optional.of(tenant),
                title(name),
                description,
                "dbt",
                List.of(new Template.Parameter("select", "all")),
                List.of(
                        step("staging", "dbt:1.10.4", CPU, 2, 8, 0, List.of(), seconds / 4),
                        step(
                                "marts",
                                "dbt:1.10.4",
                                MEMORY,
                                4,
                                48,
                                0,
                                List.of("staging"),
                                seconds / 2),
                        step("tests", "dbt:1.10.4", CPU, 2, 8, 0, List.of("marts"), seconds / 4)));
    }

    private static Template train(String tenant, String name, String description, int seconds) {
        return new Template(
                name,
                Optional.of(tenant),
                title(name),
                description,
                "trainer",
                List.of(new Template.Parameter("epochs", "20")),
                List.of(
                        step("features", "features:1.8.2", CPU, 4, 16, 0, List.of(), seconds / 5),
                        step(
                                "train",
                                "train:2.1.0",
                                GPU,
                                6,
                                24,
                                1,
                                List.of("features"),
                                seconds * 3 / 5),
                        step(
                                "evaluate",
                                "train:2.1.0",
                                CPU,
                                4,
                                16,
                                0,
                                List.of("train"),
                                seconds / 10),
                        step(
                                "publish",
                                "train:2.1.0",
                                CPU,
                                1,
                                2,
                                0,
                                List.of("evaluate"),
                                seconds / 20)));
    }

    private static Template backfill() {
        return new Template(
                "backfill-clickstream",
                Optional.of("jorvale"),
                "Backfill clickstream",
                "Loads a month of visits again",
                "dbt",
                List.of(new Template.Parameter("month", "2026-01")),
                List.of(
                        step("plan", "backfill:0.9.0", CPU, 1, 2, 0, List.of(), 60),
                        step(
                                "first-half",
                                "backfill:0.9.0",
                                MEMORY,
                                8,
                                96,
                                0,
                                List.of("plan"),
                                2_400),
                        step(
                                "second-half",
                                "backfill:0.9.0",
                                MEMORY,
                                8,
                                96,
                                0,
                                List.of("plan"),
                                2_600),
                        step(
                                "compare",
                                "backfill:0.9.0",
                                CPU,
                                2,
                                8,
                                0,
                                List.of("first-half", "second-half"),
                                300)));
    }

    private static Template shared(String name, String description, String pool, int seconds) {
        return new Template(
                name,
                Optional.empty(),
                title(name),
                description,
                "loader",
                List.of(new Template.Parameter("dataset", "events")),
                List.of(
                        step("prepare", "tools:5.2.0", CPU, 1, 2, 0, List.of(), seconds / 10),
                        step(
                                "work",
                                "tools:5.2.0",
                                pool,
                                4,
                                32,
                                0,
                                List.of("prepare"),
                                seconds * 4 / 5),
                        step(
                                "report",
                                "tools:5.2.0",
                                CPU,
                                1,
                                2,
                                0,
                                List.of("work"),
                                seconds / 10)));
    }

    private static Step step(
            String name,
            String image,
            String pool,
            int cpus,
            int memory,
            int gpus,
            List<String> after,
            int seconds) {
        String registry = "europe-west4-docker.pkg.dev/" + Platform.ACME.project() + "/jobs/";
        return new Step(name, registry + image, pool, cpus, memory, gpus, after, seconds);
    }

    private static Schedule schedule(
            String tenant, String template, String rhythm, String cron, String zone) {
        return new Schedule(template + "-" + rhythm, tenant, template, cron, zone, false, NONE);
    }

    private static String title(String name) {
        return name.substring(0, 1).toUpperCase(java.util.Locale.ROOT)
                + name.substring(1).replace('-', ' ');
    }
}

package dev.tenantry.sandbox.world;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the platform's people changed besides access: templates, schedules, pools and budgets. */
final class Upkeep {

    private static final String LOADER_NOW = "loader:3.4.1";
    private static final String LOADER_BEFORE = "loader:3.3.0";
    private static final int ALDERPIKE_BUDGET_BEFORE = 12_000;

    private final World world;
    private final Platform platform;

    Upkeep(World world) {
        this.world = world;
        this.platform = world.platform();
    }

    /** A pool as it began: two thirds of the nodes. */
    static NodePool early(NodePool pool) {
        return withMost(pool, pool.maxNodes() * 2 / 3);
    }

    /** A tenant as it was onboarded, before its budget was raised. */
    static Tenant early(Tenant tenant) {
        return tenant.id().equals("alderpike")
                ? withBudget(tenant, ALDERPIKE_BUDGET_BEFORE)
                : tenant;
    }

    List<Change> merged() {
        List<Change> changes = new ArrayList<>();
        int day = 205;
        for (Template template : world.templates()) {
            changes.add(adding(template, day));
            day -= 7;
        }
        for (Schedule schedule : world.schedules()) {
            changes.add(adding(schedule, day));
            day -= 4;
        }
        changes.add(newLoader());
        world.pools().forEach(pool -> changes.add(growing(pool)));
        world.tenant("alderpike").ifPresent(tenant -> changes.add(budget(tenant)));
        return changes;
    }

    /** Two that wait for a review. */
    List<Change> open() {
        NodePool memory = world.pools().get(1);
        List<Change> changes = new ArrayList<>();
        changes.add(
                open(
                        "Let mem-high grow to 10 nodes",
                        "The clickstream backfill waits for nodes every evening.",
                        "mem-high-10",
                        "amara.okoye",
                        Duration.ofHours(27),
                        PlatformFiles.pool(platform, withMost(memory, 10))));
        world.tenant("birchway")
                .ifPresent(
                        tenant ->
                                changes.add(
                                        open(
                                                "Raise the budget of Birchway Logistics to 7,000 euros",
                                                "Two more depots deliver from December on.",
                                                "budget-birchway",
                                                "lucia.ferrante",
                                                Duration.ofHours(5),
                                                budgetFile(withBudget(tenant, 7_000)))));
        return changes;
    }

    private Change adding(Template template, int daysAgo) {
        EstateFile file = WorkflowFiles.template(template);
        String before = file.text().replace(LOADER_NOW, LOADER_BEFORE);
        return merged(
                "Add workflow template " + template.name(),
                template.description() + ".",
                "template-" + template.name(),
                author(template.name()),
                daysAgo,
                List.of(new EstateFile(file.path(), before)));
    }

    private Change adding(Schedule schedule, int daysAgo) {
        return merged(
                "Run " + schedule.template() + " on a schedule",
                "",
                "schedule-" + schedule.name(),
                author(schedule.name()),
                daysAgo,
                List.of(WorkflowFiles.schedule(schedule)));
    }

    private Change newLoader() {
        return merged(
                "Move the loaders to 3.4.1",
                "It retries a delivery that breaks off in the middle.",
                "loader-3.4.1",
                "jonas.weber",
                21,
                world.templates().stream()
                        .map(WorkflowFiles::template)
                        .filter(file -> file.text().contains(LOADER_NOW))
                        .toList());
    }

    private Change growing(NodePool pool) {
        return merged(
                "Let " + pool.name() + " grow to " + pool.maxNodes() + " nodes",
                "Runs queued for more than ten minutes on four days of the last week.",
                pool.name() + "-" + pool.maxNodes(),
                "tomasz.wilk",
                new Dice(world.seed(), pool.name()).between(30, 150),
                List.of(PlatformFiles.pool(platform, pool)));
    }

    private Change budget(Tenant tenant) {
        return merged(
                "Raise the budget of " + tenant.displayName() + " to 14,500 euros",
                "The bank's second region went live.",
                "budget-" + tenant.id(),
                "lucia.ferrante",
                64,
                List.of(budgetFile(tenant)));
    }

    private EstateFile budgetFile(Tenant tenant) {
        return new FactoryFiles(platform, tenant)
                .all().stream()
                        .filter(file -> file.path().endsWith("/budget.yaml"))
                        .findFirst()
                        .orElseThrow();
    }

    private String author(String key) {
        return new Dice(world.seed(), key).pick(List.of("jonas.weber", "yuki.tanaka", "li.chen"));
    }

    private Change merged(
            String title,
            String body,
            String branch,
            String author,
            int daysAgo,
            List<EstateFile> files) {
        Dice dice = new Dice(world.seed(), branch);
        Instant merged =
                GrantPlan.minute(world.now())
                        .minus(Duration.ofMinutes(daysAgo * 1_440L + dice.below(400)));
        return new Change(
                title,
                body,
                branch,
                world.person(author),
                Optional.of(dice.pick(world.reviewers())),
                merged.minus(Duration.ofMinutes(dice.between(30, 2_000))),
                merged,
                Optional.empty(),
                files::stream,
                List.of());
    }

    private Change open(
            String title,
            String body,
            String branch,
            String author,
            Duration ago,
            EstateFile file) {
        Instant at = GrantPlan.minute(world.now()).minus(ago);
        return new Change(
                title,
                body,
                branch,
                world.person(author),
                Optional.empty(),
                at,
                at,
                Optional.empty(),
                () -> Stream.of(file),
                List.of());
    }

    private static NodePool withMost(NodePool pool, int maxNodes) {
        return new NodePool(
                pool.name(),
                pool.machineType(),
                pool.cpus(),
                pool.memoryGib(),
                pool.gpus(),
                pool.gpuType(),
                pool.spot(),
                pool.minNodes(),
                maxNodes,
                pool.nodes(),
                pool.hourlyCents());
    }

    private static Tenant withBudget(Tenant tenant, int budget) {
        return new Tenant(
                tenant.id(),
                tenant.displayName(),
                tenant.domain(),
                tenant.owner(),
                tenant.costCenter(),
                tenant.env(),
                tenant.project(),
                tenant.projectNumber(),
                tenant.folder(),
                tenant.region(),
                tenant.visibleTo(),
                budget,
                tenant.onboardedDaysAgo(),
                tenant.datasets(),
                tenant.buckets(),
                tenant.serviceAccounts());
    }
}

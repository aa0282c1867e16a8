package dev.tenantry.sandbox.world;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What was changed in the estate, in the order it was merged; the open ones and the bulk come last.
 */
final class HistoryPlan {

    private static final int TENANTS_AT_ONCE = 500;

    private final World world;
    private final Platform platform;

    HistoryPlan(World world) {
        this.world = world;
        this.platform = world.platform();
    }

    /** The first commit: Argo CD, the house rules and the node pools as they began. */
    Change foundation() {
        Instant at = world.now().minus(Duration.ofDays(430));
        List<EstateFile> files = new ArrayList<>(HouseFiles.all());
        files.addAll(new ArgoFiles(platform).all());
        world.pools().forEach(pool -> files.add(PlatformFiles.pool(platform, Upkeep.early(pool))));
        return new Change(
                "Lay out the estate",
                "",
                "main",
                world.person("tomasz.wilk"),
                Optional.of(world.person("henrik.solberg")),
                at,
                at,
                Optional.empty(),
                files::stream,
                List.of());
    }

    /**
     * All pull requests in the order they are merged, their numbers in the order they were opened.
     */
    List<NumberedChange> pullRequests() {
        return NumberedChange.byOpening(changes());
    }

    private List<Change> changes() {
        List<Change> changes = new ArrayList<>();
        for (int i = 0; i < Math.min(world.size(), 12); i++) {
            Tenant tenant = world.tenant(i);
            changes.add(onboarding(tenant));
            world.grants(tenant).stream()
                    .filter(grant -> grant.expiresAt().isPresent())
                    .forEach(grant -> changes.add(granting(grant)));
            for (Grant past : world.pastGrants(tenant)) {
                changes.add(granting(past));
                changes.add(sweeping(past));
            }
        }
        Upkeep upkeep = new Upkeep(world);
        changes.addAll(upkeep.merged());
        changes.sort(Comparator.comparing(Change::merged));
        changes.addAll(bulk());
        changes.addAll(upkeep.open());
        return changes;
    }

    private Change onboarding(Tenant tenant) {
        Instant merged = world.onboardedAt(tenant);
        Dice dice = new Dice(world.seed(), "onboarding " + tenant.id());
        List<EstateFile> files =
                new ArrayList<>(new FactoryFiles(platform, Upkeep.early(tenant)).all());
        files.addAll(new InfraFiles(platform, tenant).full());
        files.addAll(WorkflowFiles.runtime(tenant));
        world.grants(tenant).stream()
                .filter(grant -> grant.expiresAt().isEmpty())
                .forEach(grant -> files.add(GrantFile.of(grant)));
        return new Change(
                "Onboard " + tenant.displayName(),
                "Project, budget, data and standing access of " + tenant.displayName() + ".",
                "onboard-" + tenant.id(),
                dice.pick(List.of(world.person("amara.okoye"), world.person("tomasz.wilk"))),
                Optional.of(dice.pick(world.reviewers())),
                merged.minus(Duration.ofHours(dice.between(2, 30))),
                merged,
                Optional.empty(),
                files::stream,
                List.of());
    }

    private Change granting(Grant grant) {
        Instant merged = grant.requestedAt().plus(waited(grant));
        String who = grant.requestedBy().login();
        return new Change(
                shortened("Grant %s %s on %s", who, grant),
                grant.justification()
                        + grant.ticket().map(ticket -> " (" + ticket + ")").orElse(""),
                grant.proposalId()
                        .map(id -> "tenantry/request-grant/" + id)
                        .orElse("grant-" + grant.tenant() + "-" + grant.name()),
                grant.requestedBy(),
                Optional.of(grant.approvedBy()),
                grant.requestedAt(),
                merged,
                grant.proposalId(),
                () -> Stream.of(GrantFile.of(grant)),
                List.of());
    }

    /** Minutes to hours, but never into the future. */
    private Duration waited(Grant grant) {
        Duration usual = Duration.ofMinutes(new Dice(world.seed(), grant.path()).between(4, 260));
        Duration atMost = Duration.between(grant.requestedAt(), world.now()).dividedBy(2);
        return usual.compareTo(atMost) < 0 ? usual : atMost;
    }

    private Change sweeping(Grant grant) {
        Instant end = grant.expiresAt().orElseThrow();
        return new Change(
                shortened("Remove expired grant: %s, %s on %s", grant.requestedBy().login(), grant),
                "It ended at " + end + ".",
                "sweep-" + grant.tenant() + "-" + grant.name(),
                world.person("lucia.ferrante"),
                Optional.of(world.person("oskar.lindholm")),
                end.plus(Duration.ofHours(2)),
                end.plus(Duration.ofHours(5)),
                Optional.empty(),
                Stream::of,
                List.of(grant.path()));
    }

    private static String shortened(String form, String who, Grant grant) {
        String role = grant.role().substring("roles/".length());
        String title = String.format(Locale.ROOT, form, who, role, grant.target().id());
        return title.length() <= 72 ? title : title.substring(0, 71) + "…";
    }

    /** Generated tenants, hundreds in one pull request, made while they are written. */
    private List<Change> bulk() {
        List<Change> changes = new ArrayList<>();
        for (int from = 12; from < world.size(); from += TENANTS_AT_ONCE) {
            int first = from;
            int end = Math.min(from + TENANTS_AT_ONCE, world.size());
            Instant at = world.now().minus(Duration.ofMinutes(50)).plusSeconds(changes.size());
            changes.add(
                    new Change(
                            "Onboard tenants " + (first + 1) + " to " + end,
                            "",
                            "onboard-" + (first + 1) + "-to-" + end,
                            world.person("amara.okoye"),
                            Optional.of(world.person("henrik.solberg")),
                            at,
                            at,
                            Optional.empty(),
                            () -> IntStream.range(first, end).boxed().flatMap(this::generated),
                            List.of()));
        }
        return changes;
    }

    private Stream<EstateFile> generated(int number) {
        Tenant tenant = world.tenant(number);
        return Stream.of(
                        new FactoryFiles(platform, tenant).all().stream(),
                        new InfraFiles(platform, tenant).small().stream(),
                        world.grants(tenant).stream().map(GrantFile::of))
                .flatMap(files -> files);
    }
}

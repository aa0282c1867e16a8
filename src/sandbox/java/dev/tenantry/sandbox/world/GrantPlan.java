package dev.tenantry.sandbox.world;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Who has access to one tenant: standing access of groups and jobs, and people's, for a while. */
final class GrantPlan {

    static final String VIEW = "roles/bigquery.dataViewer";
    static final String EDIT = "roles/bigquery.dataEditor";
    static final String QUERY = "roles/bigquery.jobUser";
    static final String READ_OBJECTS = "roles/storage.objectViewer";
    static final String USE_OBJECTS = "roles/storage.objectUser";

    private static final List<String> REASONS =
            List.of(
                    "Check the row counts that the customer asked about",
                    "Find out why yesterday's load was short",
                    "Compare the new features with the old ones",
                    "Prepare the quarterly figures",
                    "Debug the failing freshness test",
                    "Answer the customer's question on duplicates",
                    "Measure the effect of the new schema",
                    "Validate the backfill before we tell the customer");

    private final World world;
    private final Tenant tenant;
    private final Dice dice;
    private final GrantPen pen;

    GrantPlan(World world, Tenant tenant) {
        this.world = world;
        this.tenant = tenant;
        this.dice = new Dice(world.seed(), "grants of " + tenant.id());
        this.pen = new GrantPen(world, tenant, dice);
    }

    /** The dozen or so grants of a hand-made tenant. */
    List<Grant> full() {
        List<Grant> grants = new ArrayList<>(standing());
        grants.addAll(special());
        int people = tenant.datasets().size() + 1;
        for (int i = 0; i < people; i++) {
            grants.add(forAWhile(i));
        }
        return List.copyOf(grants);
    }

    /** Grants that ended and were taken out of Git; their names are taken for ever. */
    List<Grant> past() {
        Set<String> taken = full().stream().map(Grant::name).collect(Collectors.toSet());
        List<Grant> grants = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            Target target = Target.dataset(tenant, dice.pick(tenant.datasets()));
            int ended = dice.between(tenant.onboardedDaysAgo() / 5, tenant.onboardedDaysAgo() / 2);
            grants.add(
                    pen.forAWhile(
                            dice.pick(world.dataEngineers()),
                            VIEW,
                            target,
                            Duration.ofDays(-ended),
                            Duration.ofDays(dice.between(1, 7)),
                            dice.pick(REASONS)));
        }
        grants.removeIf(grant -> taken.contains(grant.name()));
        return grants;
    }

    /** The two grants of a generated tenant. */
    List<Grant> small() {
        return List.of(ownersMayQuery(), forAWhile(dice.below(4)));
    }

    private List<Grant> standing() {
        Dataset shown = leastSensitive();
        List<Grant> grants = new ArrayList<>();
        grants.add(ownersMayQuery());
        grants.add(
                pen.standing(
                        "group:" + tenant.owner(),
                        VIEW,
                        Target.dataset(tenant, shown),
                        "The team that answers for the tenant"));
        grants.add(
                pen.standing(
                        "group:analysts@" + tenant.domain(),
                        VIEW,
                        Target.dataset(tenant, shown),
                        "The customer's own analysts"));
        for (ServiceAccount account : tenant.serviceAccounts()) {
            grants.addAll(ofJobs(account));
        }
        return grants;
    }

    private Grant ownersMayQuery() {
        return pen.standing(
                "group:" + tenant.owner(),
                QUERY,
                Target.project(tenant),
                "The team that answers for the tenant");
    }

    private List<Grant> ofJobs(ServiceAccount account) {
        String why = "Jobs of the tenant: " + account.displayName();
        boolean loads = account.objectName().equals("loader");
        Dataset written = loads ? tenant.datasets().getFirst() : tenant.datasets().getLast();
        Bucket bucket = loads ? tenant.buckets().getFirst() : tenant.buckets().getLast();
        return List.of(
                pen.standing(account.member(), QUERY, Target.project(tenant), why),
                pen.standing(account.member(), EDIT, Target.dataset(tenant, written), why),
                pen.standing(
                        account.member(),
                        loads ? USE_OBJECTS : READ_OBJECTS,
                        Target.bucket(tenant, bucket),
                        why));
    }

    /** Grants that the pages must show something special for. */
    private List<Grant> special() {
        return switch (tenant.id()) {
            case "fennwick" ->
                    List.of(
                            pen.forAWhile(
                                    world.leaver(),
                                    VIEW,
                                    Target.dataset(tenant, dataset("features_daily")),
                                    Duration.ofDays(41),
                                    Duration.ofDays(90),
                                    "Follow the demand model through the season"));
            case "birchway" ->
                    List.of(
                            pen.forAWhile(
                                    world.person("data-engineer"),
                                    VIEW,
                                    Target.dataset(tenant, dataset("shipments_marts")),
                                    Duration.ofHours(44),
                                    Duration.ofDays(30),
                                    "Explain the late dispatch figures"));
            case "jorvale" ->
                    List.of(
                            pen.forAWhile(
                                    world.person("data-engineer"),
                                    VIEW,
                                    Target.dataset(tenant, dataset("catalogue")),
                                    Duration.ofDays(34),
                                    Duration.ofDays(60),
                                    "Keep the price check running"));
            case "eastfold" ->
                    List.of(
                            pen.forAWhile(
                                    world.person("fatou.diallo"),
                                    READ_OBJECTS,
                                    Target.bucket(tenant, tenant.buckets().getFirst()),
                                    Duration.ofHours(5),
                                    Duration.ofDays(2),
                                    "Read the delivery that failed to load"));
            default -> List.of();
        };
    }

    /** A person's grant; the number says whether it expires soon, has expired, or lasts. */
    private Grant forAWhile(int number) {
        Person person = dice.pick(world.dataEngineers());
        Target target = anything(number);
        int atMost = Math.min(target.dataClass().longestDays(), tenant.onboardedDaysAgo() - 22);
        int days = dice.between(2, atMost);
        Duration lasts = Duration.ofDays(days);
        long minutes = lasts.toMinutes();
        Duration left =
                switch (number % 4) {
                    case 0 -> Duration.ofMinutes(dice.between(90L, Math.min(minutes - 60, 5_700L)));
                    case 1 -> Duration.ofMinutes(-dice.between(200L, 30_000L));
                    default -> Duration.ofMinutes(dice.between(minutes / 2, minutes - 30));
                };
        return pen.forAWhile(person, roleOn(target), target, left, lasts, dice.pick(REASONS));
    }

    private Target anything(int number) {
        if (number % 3 == 1 && !tenant.buckets().isEmpty()) {
            return Target.bucket(tenant, dice.pick(tenant.buckets()));
        }
        if (number % 5 == 4) {
            return Target.project(tenant);
        }
        return Target.dataset(tenant, dice.pick(tenant.datasets()));
    }

    private String roleOn(Target target) {
        return switch (target.kind()) {
            case PROJECT -> QUERY;
            case DATASET -> dice.chance(85) ? VIEW : EDIT;
            case BUCKET -> READ_OBJECTS;
        };
    }

    private Dataset leastSensitive() {
        return tenant.datasets().stream()
                .min(Comparator.comparing(Dataset::dataClass))
                .orElseThrow();
    }

    private Dataset dataset(String id) {
        return tenant.datasets().stream().filter(d -> d.id().equals(id)).findFirst().orElseThrow();
    }

    static Instant minute(Instant at) {
        return at.truncatedTo(ChronoUnit.MINUTES);
    }

    static Optional<String> ticket(Dice dice) {
        return dice.chance(60)
                ? Optional.of("DATA-" + dice.between(1_000, 4_999))
                : Optional.empty();
    }
}

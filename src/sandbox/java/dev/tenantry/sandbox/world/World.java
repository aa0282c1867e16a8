package dev.tenantry.sandbox.world;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The whole invented company at one instant. Pure and cheap to make; big worlds are streamed, each
 * tenant is made again when it is asked for.
 */
public final class World {

    private static final long USUAL_SEED = 20_240_229L;

    private final long seed;
    private final Instant now;
    private final int size;
    private final Platform platform = Platform.ACME;
    private final List<Person> people = People.ofAcme();
    private final List<Tenant> handMade;
    private final GeneratedTenants generated;

    private World(long seed, Instant now, int size) {
        this.seed = seed;
        this.now = now.truncatedTo(ChronoUnit.SECONDS);
        this.size = size;
        this.handMade = HandMadeTenants.of(platform);
        this.generated = new GeneratedTenants(seed, platform);
    }

    /** The hand-made world of twelve tenants, as it stands at {@code now}. */
    public static World at(Instant now) {
        return new World(USUAL_SEED, now, 12);
    }

    /** A world of {@code tenants} tenants; the first twelve are the hand-made ones. */
    public static World of(long seed, Instant now, int tenants) {
        return new World(seed, now, tenants);
    }

    public static World ofSize(Instant now, int tenants) {
        return new World(USUAL_SEED, now, tenants);
    }

    public long seed() {
        return seed;
    }

    /** The instant that everything is relative to; whole seconds. */
    public Instant now() {
        return now;
    }

    public int size() {
        return size;
    }

    public Platform platform() {
        return platform;
    }

    public List<Person> people() {
        return people;
    }

    public List<NodePool> pools() {
        return Workloads.pools();
    }

    public List<Template> templates() {
        return Workloads.templates().stream().filter(t -> exists(t.tenant())).toList();
    }

    public List<Schedule> schedules() {
        return Workloads.schedules().stream().filter(s -> exists(Optional.of(s.tenant()))).toList();
    }

    /** All tenants in a fixed order, made while they are read. */
    public Stream<Tenant> tenants() {
        return IntStream.range(0, size).mapToObj(this::tenant);
    }

    /** The tenant of that number, from 0. */
    public Tenant tenant(int number) {
        return isHandMade(number) ? handMade.get(number) : generated.tenant(number);
    }

    public Optional<Tenant> tenant(String id) {
        return tenants().filter(t -> t.id().equals(id)).findFirst();
    }

    public boolean isHandMade(Tenant tenant) {
        return handMade.contains(tenant);
    }

    boolean isHandMade(int number) {
        return number < handMade.size();
    }

    /** All grants that stand in Git at the world's instant, the expired ones included. */
    public Stream<Grant> grants() {
        return tenants().flatMap(t -> grants(t).stream());
    }

    public List<Grant> grants(Tenant tenant) {
        GrantPlan plan = new GrantPlan(this, tenant);
        return isHandMade(tenant) ? plan.full() : plan.small();
    }

    /** Grants that were removed from Git again before the world's instant. */
    List<Grant> pastGrants(Tenant tenant) {
        return new GrantPlan(this, tenant).past();
    }

    /** The two places where somebody worked around Git. */
    public List<PlannedDrift> drifts() {
        Tenant dunmere = handMade.get(3);
        return Stream.<PlannedDrift>of(
                        new PlannedDrift.ExtraBinding(
                                "birchway",
                                person("ben.carter").member(),
                                "roles/bigquery.dataEditor",
                                now.minus(Duration.ofHours(30))),
                        new PlannedDrift.ChangedLabel(
                                dunmere.id(),
                                "cost-center",
                                dunmere.costCenter(),
                                "cc-9000",
                                now.minus(Duration.ofDays(6))))
                .filter(drift -> exists(Optional.of(drift.tenant())))
                .toList();
    }

    /** When the tenant's onboarding was merged. */
    public Instant onboardedAt(Tenant tenant) {
        int minutes = new Dice(seed, "onboarded " + tenant.id()).below(480);
        return now.truncatedTo(ChronoUnit.DAYS)
                .minus(Duration.ofDays(tenant.onboardedDaysAgo()))
                .plus(Duration.ofMinutes(480L + minutes));
    }

    /** The person with that address, or that part of it before the {@code @}. */
    public Person person(String account) {
        return byEmail(account + "@" + platform.organisation()).orElseThrow();
    }

    public Optional<Person> byEmail(String email) {
        return people.stream().filter(p -> p.email().equals(email)).findFirst();
    }

    public Optional<Person> byLogin(String login) {
        return people.stream().filter(p -> p.login().equals(login)).findFirst();
    }

    /** Who holds a grant and is no longer in the directory. */
    public Person leaver() {
        return people.stream().filter(p -> !p.inDirectory()).findFirst().orElseThrow();
    }

    /** People who ask for access, without the one who signs in to the sandbox. */
    List<Person> dataEngineers() {
        return people.stream()
                .filter(p -> p.groups().contains("data-engineer") && p.inDirectory())
                .filter(p -> !p.login().equals("data-engineer"))
                .toList();
    }

    List<Person> infraEngineers() {
        return people.stream().filter(Person::isInfraEngineer).toList();
    }

    List<Person> reviewers() {
        return people.stream().filter(Person::isReviewer).toList();
    }

    private boolean exists(Optional<String> tenant) {
        return tenant.isEmpty()
                || IntStream.range(0, Math.min(size, handMade.size()))
                        .anyMatch(i -> handMade.get(i).id().equals(tenant.orElseThrow()));
    }
}

package dev.tenantry.sandbox.workflows;

import dev.tenantry.sandbox.world.Dice;
import dev.tenantry.sandbox.world.Person;
import dev.tenantry.sandbox.world.Schedule;
import dev.tenantry.sandbox.world.Template;
import dev.tenantry.sandbox.world.Tenant;
import dev.tenantry.sandbox.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Which runs begin when: those of the schedules, those that people start (one in each slot of some
 * minutes), and a few around the world's instant that show every way to fail and to run. A pure
 * function of world and time.
 */
final class RunCalendar {

    /** How far back a new world's runs reach. */
    static final Duration HISTORY = Duration.ofDays(42);

    private static final Duration USUAL_SLOT = Duration.ofMinutes(40);

    private final World world;
    private final Duration slot;
    private final List<Person> people;

    RunCalendar(World world, int runs) {
        this.world = world;
        this.slot = runs <= 0 ? USUAL_SLOT : HISTORY.dividedBy(Math.max(1, runs));
        this.people =
                world.people().stream()
                        .filter(p -> p.inDirectory() && p.groups().contains("data-engineer"))
                        .toList();
    }

    /** The runs that begin in {@code [from, to)}, oldest first; made while they are read. */
    Stream<RunPlan> between(Instant from, Instant to) {
        List<RunPlan> planned = new ArrayList<>();
        for (Schedule schedule : world.schedules()) {
            if (!schedule.suspended()) {
                CronTimes.between(schedule, from, to)
                        .forEach(at -> planned.add(scheduled(schedule, at)));
            }
        }
        special().filter(p -> in(p, from, to)).forEach(planned::add);
        planned.sort(Comparator.comparing(RunPlan::createdAt));
        return Stream.concat(planned.stream(), byPeople(from, to));
    }

    private Stream<RunPlan> byPeople(Instant from, Instant to) {
        long length = Math.max(1, slot.toMillis());
        return LongStream.rangeClosed(from.toEpochMilli() / length - 1, to.toEpochMilli() / length)
                .mapToObj(number -> byPerson(number, length))
                .filter(plan -> in(plan, from, to));
    }

    private static boolean in(RunPlan plan, Instant from, Instant to) {
        return !plan.createdAt().isBefore(from) && plan.createdAt().isBefore(to);
    }

    private RunPlan scheduled(Schedule schedule, Instant at) {
        Template template = template(schedule.template());
        Tenant tenant = world.tenant(schedule.tenant()).orElseThrow();
        String name = schedule.name() + "-" + at.getEpochSecond();
        return RunPlan.of(
                new RunPlan.Start(
                        tenant, template, name, at, Optional.of(schedule.name()), Optional.empty()),
                new Dice(world.seed(), name));
    }

    private RunPlan byPerson(long number, long length) {
        Dice dice = new Dice(world.seed(), "slot " + number);
        long within = length < 1_000 ? 0 : dice.between(0L, length - 1_000);
        Instant at = Instant.ofEpochSecond((number * length + within) / 1_000);
        Tenant tenant = world.tenant(dice.below(world.size()));
        List<Template> possible =
                world.templates().stream()
                        .filter(t -> t.isShared() || t.tenant().orElseThrow().equals(tenant.id()))
                        .toList();
        Template template = dice.pick(possible);
        return RunPlan.of(start(tenant, template, at, dice), dice);
    }

    private RunPlan.Start start(Tenant tenant, Template template, Instant at, Dice dice) {
        return new RunPlan.Start(
                tenant,
                template,
                template.name() + "-" + dice.letters(5),
                at,
                Optional.empty(),
                Optional.of(dice.pick(people).email()));
    }

    /** Minutes before the world's instant, template, and what goes wrong. */
    private Stream<RunPlan> special() {
        return Stream.of(
                special(3, "load-shipments", Optional.empty()),
                special(22, "backfill-clickstream", Optional.empty()),
                special(34, "train-risk-model", Optional.empty()),
                special(9, "export-dataset", Optional.of(Trouble.IMAGE)),
                special(75, "curate-shipments", Optional.of(Trouble.TESTS)),
                special(190, "load-orders", Optional.of(Trouble.DENIED)),
                special(410, "backfill-clickstream", Optional.of(Trouble.OUT_OF_MEMORY)),
                special(700, "train-demand-forecast", Optional.of(Trouble.PREEMPTED)),
                special(1_380, "train-risk-model", Optional.of(Trouble.DEADLINE)),
                special(2_050, "load-meter-readings", Optional.of(Trouble.IMAGE)),
                special(140, "train-demand-forecast", Optional.empty()).withApproval(),
                special(260, "backfill-clickstream", Optional.empty()).inPackedForm());
    }

    private RunPlan special(int minutesAgo, String name, Optional<Trouble> trouble) {
        Dice dice = new Dice(world.seed(), "special " + minutesAgo);
        Template template = template(name);
        Tenant tenant = world.tenant(template.tenant().orElse("birchway")).orElseThrow();
        Instant at = world.now().minus(Duration.ofMinutes(minutesAgo));
        return RunPlan.of(start(tenant, template, at, dice), dice, trouble);
    }

    private Template template(String name) {
        return world.templates().stream()
                .filter(t -> t.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}

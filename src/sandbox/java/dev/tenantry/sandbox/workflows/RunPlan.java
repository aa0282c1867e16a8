package dev.tenantry.sandbox.workflows;

import dev.tenantry.sandbox.workflows.PlannedStep.Attempt;
import dev.tenantry.sandbox.world.Dice;
import dev.tenantry.sandbox.world.Step;
import dev.tenantry.sandbox.world.Template;
import dev.tenantry.sandbox.world.Tenant;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A run from its first second to its last, decided when it begins. The same start gives the same
 * run, so nothing about it has to be remembered.
 *
 * @param cronWorkflow the schedule that started it; empty when a person did
 * @param creator address of that person
 * @param approved somebody has to resume it after its first steps
 * @param packed its nodes are so many that Argo packs them
 */
record RunPlan(
        Tenant tenant,
        Template template,
        String name,
        Instant createdAt,
        Optional<String> cronWorkflow,
        Optional<String> creator,
        List<PlannedStep> steps,
        boolean approved,
        boolean packed) {

    /** For how long a run waits that somebody has to resume: nobody in the box does. */
    static final Duration HELD = Duration.ofDays(30);

    private static final int FAIL_PERCENT = 7;
    private static final int PREEMPT_PERCENT = 30;
    private static final long DEADLINE = 21_600;

    /** What a run is given when it is started. */
    record Start(
            Tenant tenant,
            Template template,
            String name,
            Instant createdAt,
            Optional<String> cronWorkflow,
            Optional<String> creator) {}

    /** Lets the dice say how it goes. */
    static RunPlan of(Start start, Dice dice) {
        Optional<Trouble> trouble =
                dice.chance(FAIL_PERCENT)
                        ? Optional.of(dice.pick(troubles(start.template())))
                        : Optional.empty();
        return of(start, dice, trouble);
    }

    /** As told: it fails for this reason, or not at all. */
    static RunPlan of(Start start, Dice dice, Optional<Trouble> trouble) {
        Map<String, PlannedStep> planned = new LinkedHashMap<>();
        Optional<String> victim = trouble.map(t -> victim(start.template(), t));
        for (Step step : start.template().steps()) {
            Optional<Trouble> here = trouble.filter(t -> victim.equals(Optional.of(step.name())));
            planned.put(step.name(), step(step, planned, here, dice));
        }
        return new RunPlan(
                start.tenant(),
                start.template(),
                start.name(),
                start.createdAt(),
                start.cronWorkflow(),
                start.creator(),
                List.copyOf(planned.values()),
                false,
                false);
    }

    /** The same run, which goes on after its first steps only when somebody resumes it. */
    RunPlan withApproval() {
        List<PlannedStep> held =
                steps.stream()
                        .map(step -> isFirst(step) ? step : step.later(HELD.toSeconds()))
                        .toList();
        return new RunPlan(
                tenant, template, name, createdAt, cronWorkflow, creator, held, true, packed);
    }

    /** The same run, in the form in which Argo keeps very big ones. */
    RunPlan inPackedForm() {
        return new RunPlan(
                tenant, template, name, createdAt, cronWorkflow, creator, steps, approved, true);
    }

    private static boolean isFirst(PlannedStep step) {
        return step.step().after().isEmpty();
    }

    /** When somebody is asked; after the last of the first steps. */
    Instant askedAt() {
        long end =
                steps.stream()
                        .filter(RunPlan::isFirst)
                        .mapToLong(PlannedStep::end)
                        .max()
                        .orElse(0);
        return createdAt.plusSeconds(end);
    }

    Duration length() {
        return Duration.ofSeconds(steps.stream().mapToLong(PlannedStep::end).max().orElse(0) + 3);
    }

    Instant finishedAt() {
        return createdAt.plus(length());
    }

    boolean succeeds() {
        return steps.stream().allMatch(PlannedStep::succeeds);
    }

    private static PlannedStep step(
            Step step, Map<String, PlannedStep> before, Optional<Trouble> trouble, Dice dice) {
        long ready = 2;
        boolean reachable = true;
        for (String name : step.after()) {
            PlannedStep needed = before.get(name);
            if (needed != null) {
                ready = Math.max(ready, needed.end() + dice.between(2, 6));
                reachable &= needed.succeeds();
            }
        }
        if (!reachable) {
            return new PlannedStep(step, List.of(), ready);
        }
        List<Attempt> attempts = new ArrayList<>();
        if (trouble.isEmpty() && step.gpus() > 0 && dice.chance(PREEMPT_PERCENT)) {
            attempts.add(attempt(step, ready, Optional.of(Trouble.PREEMPTED), dice));
        }
        int tries = trouble.isPresent() && step.gpus() > 0 ? 4 : 1;
        for (int i = 0; i < tries; i++) {
            long from = attempts.isEmpty() ? ready : attempts.getLast().to() + 12;
            attempts.add(attempt(step, from, trouble, dice));
        }
        return new PlannedStep(step, attempts, ready);
    }

    private static Attempt attempt(Step step, long from, Optional<Trouble> trouble, Dice dice) {
        long place = step.gpus() > 0 ? dice.between(45, 200) : dice.between(3, 20);
        long usual = Math.max(5, Math.round(step.usualSeconds() * Math.exp(dice.gaussian() / 7)));
        long running = from + place;
        long to =
                switch (trouble.orElse(null)) {
                    case null -> running + usual;
                    case IMAGE -> from + 900;
                    case DEADLINE -> Math.max(DEADLINE, running + usual);
                    case DENIED -> running + Math.max(4, usual / 10);
                    case OUT_OF_MEMORY, PREEMPTED, TESTS, EXIT ->
                            running + Math.max(4, usual * dice.between(30, 85) / 100);
                };
        return new Attempt(from, running, to, trouble);
    }

    private static List<Trouble> troubles(Template template) {
        if (template.name().startsWith("load")) {
            return List.of(Trouble.DENIED, Trouble.EXIT, Trouble.OUT_OF_MEMORY, Trouble.IMAGE);
        }
        if (template.name().startsWith("curate")) {
            return List.of(Trouble.TESTS, Trouble.TESTS, Trouble.OUT_OF_MEMORY, Trouble.DENIED);
        }
        if (template.name().startsWith("train")) {
            return List.of(Trouble.PREEMPTED, Trouble.OUT_OF_MEMORY, Trouble.DEADLINE);
        }
        return List.of(Trouble.OUT_OF_MEMORY, Trouble.DENIED, Trouble.IMAGE, Trouble.EXIT);
    }

    /** The step that a trouble of this kind strikes. */
    private static String victim(Template template, Trouble trouble) {
        List<Step> steps = template.steps();
        return switch (trouble) {
            case IMAGE, EXIT -> steps.getFirst().name();
            case TESTS -> steps.getLast().name();
            case OUT_OF_MEMORY, DENIED, DEADLINE, PREEMPTED ->
                    steps.stream()
                            .max((a, b) -> Integer.compare(a.memoryGib(), b.memoryGib()))
                            .orElseThrow()
                            .name();
        };
    }
}

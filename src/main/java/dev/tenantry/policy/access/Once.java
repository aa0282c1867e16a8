package dev.tenantry.policy.access;

import static java.util.stream.Collectors.groupingBy;

import dev.tenantry.estate.DesiredGrant;
import dev.tenantry.estate.Grants;
import dev.tenantry.estate.Places;
import dev.tenantry.estate.Plain;
import dev.tenantry.estate.Principal;
import dev.tenantry.estate.Role;
import dev.tenantry.estate.TenantFacts;
import dev.tenantry.estate.Times;
import dev.tenantry.manifest.Manifest;
import dev.tenantry.manifest.TenantId;
import dev.tenantry.policy.change.Case;
import dev.tenantry.policy.change.Remedy;
import dev.tenantry.policy.change.RuleId;
import dev.tenantry.policy.change.Verdict;
import dev.tenantry.policy.change.Violation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Every grant once, under a name of its own: no second grant of the same, no name used again, and
 * no object edited that Config Connector cannot edit.
 */
public final class Once {

    private final Case what;
    private final Instant now;
    private final Map<TenantId, Map<Held, List<DesiredGrant>>> held = new HashMap<>();
    private final Map<TenantId, Map<Named, List<DesiredGrant>>> named = new HashMap<>();
    private final Map<Named, List<DesiredGrant>> lost;

    /** Who has which role, wherever. */
    private record Held(Principal principal, Role role) {

        static Held by(DesiredGrant grant) {
            return new Held(grant.principal(), grant.role());
        }
    }

    /** What there may be one of. */
    private record Named(String kind, String namespace, String name) {

        static Named by(DesiredGrant grant) {
            return new Named(grant.kind(), grant.namespace(), grant.name());
        }
    }

    private Once(Case what, Instant now) {
        this.what = what;
        this.now = now;
        this.lost = what.lost().stream().collect(groupingBy(Named::by));
    }

    public static List<Verdict> judge(Case what, Instant now) {
        Once once = new Once(what, now);
        List<Verdict> verdicts = new ArrayList<>();
        verdicts.addAll(
                Violation.refuse(
                        RuleId.NO_DUPLICATE.id(),
                        "Nobody has this already.",
                        once.each(once::duplicate)));
        verdicts.addAll(
                Violation.refuse(
                        RuleId.NEVER_EDITED.id(),
                        "No grant is edited in place; Config Connector could not apply that.",
                        once.edits()));
        verdicts.addAll(
                Violation.refuse(
                        RuleId.NAME_NEVER_REUSED.id(),
                        "The name has not been taken.",
                        once.each(once::reuse)));
        List<Violation> covered = once.each(once::covered);
        if (!covered.isEmpty()) {
            verdicts.addAll(Violation.warn(RuleId.ALREADY_COVERED.id(), "", covered));
        }
        return verdicts;
    }

    /** Applies a question to every member that is gained in a tenant that existed before. */
    private List<Violation> each(
            BiFunction<DesiredGrant, TenantFacts, Optional<Violation>> question) {
        List<Violation> found = new ArrayList<>();
        for (DesiredGrant grant : what.gained()) {
            Places.tenantOf(grant.path())
                    .flatMap(what::after)
                    .flatMap(facts -> question.apply(grant, facts))
                    .ifPresent(found::add);
        }
        return found;
    }

    private Optional<Violation> duplicate(DesiredGrant grant, TenantFacts after) {
        return heldBeside(grant, after)
                .filter(g -> g.givesTheSameAs(grant))
                .findFirst()
                .map(
                        g ->
                                Violation.of(
                                                grant,
                                                grant.principal().shown()
                                                        + " has this already"
                                                        + until(g)
                                                        + ".",
                                                "Extend the grant in " + g.path() + ".")
                                        .with(new Remedy(Remedy.EXTEND, g.name())));
    }

    private Optional<Violation> covered(DesiredGrant grant, TenantFacts after) {
        return heldBeside(grant, after)
                .filter(g -> !g.resource().equals(grant.resource()))
                .filter(g -> g.resource().contains(grant.resource()))
                .findFirst()
                .map(
                        g ->
                                Violation.of(
                                        grant,
                                        grant.principal().shown()
                                                + " has the same role on the whole project"
                                                + until(g)
                                                + "; this adds nothing to it.",
                                        "Nothing is needed: " + g.path() + " gives it."));
    }

    /** What the same principal has of the same role by another grant, now. */
    private Stream<DesiredGrant> heldBeside(DesiredGrant grant, TenantFacts after) {
        return held
                .computeIfAbsent(after.tenant(), t -> by(after, Held::by))
                .getOrDefault(Held.by(grant), List.of())
                .stream()
                .filter(g -> !isItself(g, grant) && g.isActive(now));
    }

    private static <K> Map<K, List<DesiredGrant>> by(
            TenantFacts facts, Function<DesiredGrant, K> key) {
        return facts.grants().stream().collect(groupingBy(key));
    }

    private static String until(DesiredGrant grant) {
        return grant.ends().map(end -> " until " + Times.shown(end)).orElse(", without an end");
    }

    private Optional<Violation> reuse(DesiredGrant grant, TenantFacts after) {
        if (!grant.kind().equals(DesiredGrant.MEMBER)) {
            return Optional.empty();
        }
        Named name = Named.by(grant);
        boolean twice =
                named
                        .computeIfAbsent(after.tenant(), t -> by(after, Named::by))
                        .getOrDefault(name, List.of())
                        .stream()
                        .anyMatch(g -> !isItself(g, grant));
        boolean moved =
                lost.getOrDefault(name, List.of()).stream().anyMatch(g -> !samePath(g, grant));
        return twice || moved
                ? Optional.of(
                        Violation.of(
                                grant,
                                "The name " + grant.name() + " is taken.",
                                grant.name() + "-2, for example."))
                : Optional.empty();
    }

    private static boolean isItself(DesiredGrant one, DesiredGrant other) {
        return samePath(one, other) && one.line() == other.line();
    }

    private static boolean samePath(DesiredGrant one, DesiredGrant other) {
        return one.path().equals(other.path());
    }

    private List<Violation> edits() {
        List<Violation> found = new ArrayList<>();
        for (Case.Touched file : what.files()) {
            for (Manifest after : file.after()) {
                if (after.is(Grants.IAM, DesiredGrant.MEMBER)) {
                    file.before().stream()
                            .filter(before -> before.is(Grants.IAM, DesiredGrant.MEMBER))
                            .filter(before -> before.name().equals(after.name()))
                            .filter(before -> before.namespace().equals(after.namespace()))
                            .filter(before -> !spec(before).equals(spec(after)))
                            .findFirst()
                            .ifPresent(before -> found.add(edited(after)));
                }
            }
        }
        return found;
    }

    private static Object spec(Manifest manifest) {
        return manifest.node("spec").map(Plain::of).orElse("");
    }

    private static Violation edited(Manifest manifest) {
        return Violation.at(
                manifest.path(),
                manifest.line(),
                "The grant "
                        + manifest.name()
                        + " is edited in place: Config Connector refuses that, or makes a second,"
                        + " hidden grant of it.",
                "A new file with a new name, and the old file deleted.");
    }
}

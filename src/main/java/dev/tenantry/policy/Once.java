package dev.tenantry.policy;

import dev.tenantry.estate.DesiredGrant;
import dev.tenantry.estate.Grants;
import dev.tenantry.estate.Places;
import dev.tenantry.estate.Plain;
import dev.tenantry.estate.TenantFacts;
import dev.tenantry.estate.Times;
import dev.tenantry.manifest.Manifest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * Every grant once, under a name of its own: no second grant of the same, no name used again, and
 * no object edited that Config Connector cannot edit.
 */
final class Once {

    static final Set<String> RULES =
            Set.of("no-duplicate", "never-edited", "name-never-reused", "already-covered");

    private final Case what;
    private final Instant now;

    private Once(Case what, Instant now) {
        this.what = what;
        this.now = now;
    }

    static List<Verdict> judge(Case what, Instant now) {
        Once once = new Once(what, now);
        List<Verdict> verdicts = new ArrayList<>();
        verdicts.addAll(
                Violation.refuse(
                        "no-duplicate", "Nobody has this already.", once.each(once::duplicate)));
        verdicts.addAll(
                Violation.refuse(
                        "never-edited",
                        "No grant is edited in place; Config Connector could not apply that.",
                        once.edits()));
        verdicts.addAll(
                Violation.refuse(
                        "name-never-reused",
                        "The name has not been taken.",
                        once.each(once::reuse)));
        List<Violation> covered = once.each(once::covered);
        if (!covered.isEmpty()) {
            verdicts.addAll(Violation.warn("already-covered", "", covered));
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
        return after.grants().stream()
                .filter(g -> !isItself(g, grant))
                .filter(g -> g.isActive(now) && g.givesTheSameAs(grant))
                .findFirst()
                .map(
                        g ->
                                Violation.of(
                                        grant,
                                        grant.principal().shown()
                                                + " has this already"
                                                + until(g)
                                                + ".",
                                        "Extend the grant in " + g.path() + "."));
    }

    private Optional<Violation> covered(DesiredGrant grant, TenantFacts after) {
        return after.grants().stream()
                .filter(g -> !isItself(g, grant) && g.isActive(now))
                .filter(g -> g.principal().equals(grant.principal()))
                .filter(g -> g.role().equals(grant.role()))
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

    private static String until(DesiredGrant grant) {
        return grant.ends().map(end -> " until " + Times.shown(end)).orElse(", without an end");
    }

    private Optional<Violation> reuse(DesiredGrant grant, TenantFacts after) {
        if (!grant.kind().equals(DesiredGrant.MEMBER)) {
            return Optional.empty();
        }
        boolean twice =
                after.grants().stream().anyMatch(g -> !isItself(g, grant) && isNamesake(g, grant));
        boolean moved =
                what.lost().stream().anyMatch(g -> isNamesake(g, grant) && !samePath(g, grant));
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

    private static boolean isNamesake(DesiredGrant one, DesiredGrant other) {
        return one.kind().equals(other.kind())
                && one.name().equals(other.name())
                && one.namespace().equals(other.namespace());
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

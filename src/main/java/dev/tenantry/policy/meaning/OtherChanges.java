package dev.tenantry.policy.meaning;

import dev.tenantry.estate.DesiredBudget;
import dev.tenantry.estate.DesiredGrant;
import dev.tenantry.estate.Grants;
import dev.tenantry.estate.Places;
import dev.tenantry.estate.Plain;
import dev.tenantry.manifest.Manifest;
import dev.tenantry.policy.access.DatasetReaders;
import dev.tenantry.policy.access.PeoplesAccounts;
import dev.tenantry.policy.access.RoleBindings;
import dev.tenantry.policy.access.RolePowers;
import dev.tenantry.policy.argo.StaysAsWritten;
import dev.tenantry.policy.change.AccessChange;
import dev.tenantry.policy.change.BudgetChange;
import dev.tenantry.policy.change.Case;
import dev.tenantry.policy.change.Kinds;
import dev.tenantry.policy.change.Sentence;
import dev.tenantry.policy.change.Sentence.Sign;
import dev.tenantry.policy.safeguards.MachineAccount;
import dev.tenantry.policy.safeguards.Safeguards;
import dev.tenantry.policy.safeguards.ShownData;
import dev.tenantry.policy.safeguards.TakenProjects;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Names everything in a change set that is no grant, so that nothing rides along unseen. */
final class OtherChanges {

    private OtherChanges() {}

    static List<AccessChange> of(Case what) {
        List<AccessChange> changes = new ArrayList<>();
        for (Case.Touched file : what.files()) {
            int before = changes.size();
            objects(what, file, changes);
            if (changes.size() == before && isUnexplained(file)) {
                add(changes, file.path(), Sign.CHANGES, "Changes the file " + file.path() + ".");
            } else if (isOnlyWritten(file)) {
                add(
                        changes,
                        file.path(),
                        Sign.CHANGES,
                        "Changes only how " + file.path() + " is written, not what it says.");
            }
        }
        what.budgets().forEach(budget -> say(changes, budget));
        what.files().forEach(file -> readers(what, file, changes));
        what.files().forEach(file -> machines(what, file, changes));
        what.files().forEach(file -> roles(what, file, changes));
        what.files().forEach(file -> shown(what, file, changes));
        Safeguards.of(what).forEach(loss -> add(changes, loss.path(), Sign.LOSES, loss.sentence()));
        what.problems()
                .forEach(
                        p ->
                                add(
                                        changes,
                                        p.path(),
                                        Sign.CHANGES,
                                        "Leaves a part of "
                                                + p.path()
                                                + " that cannot be read (line "
                                                + p.line()
                                                + ")."));
        return changes;
    }

    private static void readers(Case what, Case.Touched file, List<AccessChange> changes) {
        file.after().stream()
                .filter(object -> object.kind().equals("BigQueryDataset"))
                .forEach(
                        object ->
                                DatasetReaders.shown(object, what.before(object))
                                        .forEach(
                                                reader ->
                                                        add(
                                                                changes,
                                                                file.path(),
                                                                Sign.GAINS,
                                                                "Whoever may use %s reads dataset %s by it."
                                                                        .formatted(
                                                                                reader,
                                                                                object.name()))));
    }

    private static void machines(Case what, Case.Touched file, List<AccessChange> changes) {
        file.after().stream()
                .flatMap(object -> MachineAccount.shown(object, what.before(object)).stream())
                .forEach(said -> add(changes, file.path(), Sign.GAINS, said));
    }

    private static void shown(Case what, Case.Touched file, List<AccessChange> changes) {
        file.after().stream()
                .flatMap(
                        object ->
                                Stream.of(
                                                ShownData.gained(object, what.before(object)),
                                                NewObjects.images(object, what.before(object)),
                                                PeoplesAccounts.shown(object, what.before(object))
                                                        .stream())
                                        .flatMap(texts -> texts))
                .forEach(text -> add(changes, file.path(), Sign.GAINS, text));
    }

    /** Who holds which role of Kubernetes, and what roles give to all who hold them. */
    private static void roles(Case what, Case.Touched file, List<AccessChange> changes) {
        for (Manifest after : file.after()) {
            Optional<Manifest> before = what.before(after);
            Stream.concat(
                            before.stream().flatMap(old -> RoleBindings.gained(old, after)),
                            RolePowers.gained(before, after))
                    .forEach(text -> add(changes, file.path(), Sign.GAINS, text));
        }
    }

    private static void say(List<AccessChange> changes, BudgetChange budget) {
        add(
                changes,
                budget.after().path(),
                budget.before().isEmpty() ? Sign.GAINS : Sign.CHANGES,
                budget.sentence());
    }

    /** No manifest on either side: a file of another sort, or one that we cannot read. */
    private static boolean isUnexplained(Case.Touched file) {
        return file.before().isEmpty() && file.after().isEmpty();
    }

    /** Comments, quotes, order: what is applied is the same. */
    private static boolean isOnlyWritten(Case.Touched file) {
        return !file.after().isEmpty()
                && file.before().size() == file.after().size()
                && file.altered().findAny().isEmpty();
    }

    private static void objects(Case what, Case.Touched file, List<AccessChange> changes) {
        for (Manifest after : file.after()) {
            Optional<Manifest> moved = moved(what, file, after);
            Optional<Manifest> before = file.before(after).or(() -> moved);
            boolean budget = DesiredBudget.of(after).isPresent();
            if (before.isEmpty() && !budget) {
                String more =
                        RoleBindings.shown(after)
                                + TakenProjects.shown(after)
                                + NewObjects.shown(after);
                say(changes, after, Sign.GAINS, "Adds", more);
            } else if (before.isPresent() && !sameBesideAccess(before.get(), after)) {
                say(changes, after, Sign.CHANGES, "Changes", fields(before.get(), after));
            }
            moved.ifPresent(
                    old ->
                            add(
                                    changes,
                                    after.path(),
                                    Sign.CHANGES,
                                    "Moves the %s %s from %s."
                                            .formatted(
                                                    Kinds.noun(after), after.name(), old.path())));
        }
        file.before().stream()
                .filter(before -> file.after(before).isEmpty() && what.after(before).isEmpty())
                .forEach(before -> say(changes, before, Sign.LOSES, "Deletes", kept(what, before)));
    }

    /** A file that goes does not always take with it what it made. */
    private static String kept(Case what, Manifest before) {
        if (StaysAsWritten.waits(before)) {
            return " from Git, and what it made once somebody confirms that in Argo CD";
        }
        if (StaysAsWritten.isKept(what, before)) {
            return " from Git, and what it made stays: Argo CD does not prune it";
        }
        return StaysAsWritten.outlives(before) ? " from Git, and what it made stays at Google" : "";
    }

    /** The same object in another file, which holds it no longer. */
    private static Optional<Manifest> moved(Case what, Case.Touched file, Manifest after) {
        return file.before(after).isPresent()
                ? Optional.empty()
                : what.before(after)
                        .filter(
                                old ->
                                        what.after(old)
                                                .filter(now -> now.path().equals(after.path()))
                                                .isPresent());
    }

    private static String fields(Manifest before, Manifest after) {
        return FieldChanges.between(
                before, after, specWithoutAccess(before), specWithoutAccess(after));
    }

    private static void say(
            List<AccessChange> changes, Manifest manifest, Sign sign, String verb, String fields) {
        boolean grant = isGrant(manifest);
        if (grant && sign != Sign.CHANGES) {
            return;
        }
        String noun = grant ? "notes of the grant" : Kinds.noun(manifest);
        String article =
                sign != Sign.GAINS
                        ? " the "
                        : "AEIOaeio".indexOf(noun.charAt(0)) < 0 ? " a " : " an ";
        String tenant = Places.tenantOf(manifest.path()).map(t -> " of tenant " + t).orElse("");
        add(
                changes,
                manifest.path(),
                sign,
                verb + article + noun + " " + manifest.name() + tenant + fields + ".");
    }

    /** What stands in grants, access lists and budgets has sentences of its own. */
    private static boolean sameBesideAccess(Manifest before, Manifest after) {
        if (!Plain.without(before.body(), "spec").equals(Plain.without(after.body(), "spec"))) {
            return false;
        }
        return specWithoutAccess(before).equals(specWithoutAccess(after));
    }

    private static Object specWithoutAccess(Manifest manifest) {
        return manifest.node("spec")
                .map(
                        spec ->
                                switch (manifest.kind()) {
                                    case DesiredGrant.MEMBER -> "";
                                    case "BigQueryDataset" -> Plain.without(spec, "access");
                                    case DesiredBudget.KIND ->
                                            Plain.without(spec, "amount", "thresholdRules");
                                    case "IAMPolicy", "IAMPartialPolicy" ->
                                            Plain.without(spec, "bindings");
                                    default -> Plain.of(spec);
                                })
                .orElse("");
    }

    private static boolean isGrant(Manifest manifest) {
        return manifest.group().equals(Grants.IAM)
                && (manifest.kind().equals(DesiredGrant.MEMBER)
                        || manifest.kind().equals("IAMPartialPolicy")
                        || manifest.kind().equals("IAMPolicy"));
    }

    private static void add(List<AccessChange> to, String path, Sign sign, String text) {
        to.add(new AccessChange.Other(path, new Sentence(sign, text)));
    }
}

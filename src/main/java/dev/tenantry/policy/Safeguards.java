package dev.tenantry.policy;

import dev.tenantry.estate.Notes;
import dev.tenantry.estate.Plain;
import dev.tenantry.manifest.Manifest;
import dev.tenantry.manifest.YamlMap;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What protects people and data and would be gone or weaker after a change: audit logs, liens,
 * house rules, limits, retention. Nobody gains access by it, and still it must not ride along
 * unseen.
 */
final class Safeguards {

    static final String RULE = "safeguards";

    /** What is lost with an object of each kind. */
    private static final Map<String, String> KINDS =
            Map.of(
                    "IAMAuditConfig",
                    "access to data is logged as before no longer",
                    "ResourceManagerLien",
                    "its project can be deleted",
                    "PolicyRule",
                    "nothing is judged by it any more",
                    HouseKinds.KIND,
                    "the kinds that it names are refused",
                    OwnerTeams.KIND,
                    "GitHub is asked who is in the teams that it names",
                    "NetworkPolicy",
                    "more network traffic is let through",
                    "ResourceQuota",
                    "nothing limits what the namespace uses",
                    "LimitRange",
                    "nothing limits what a container uses",
                    "BillingBudgetsBudget",
                    "nobody is told when costs pass it");

    /** What these protect nobody can tell from a single field: every change of one is named. */
    private static final Set<String> READ_WHOLE =
            Set.of(
                    "PolicyRule",
                    HouseKinds.KIND,
                    OwnerTeams.KIND,
                    "NetworkPolicy",
                    "IAMAuditConfig",
                    "ResourceManagerLien");

    private static final Set<String> CODE_OWNERS = Set.copyOf(CodeOwners.PATHS);

    /** Fields of which each kind protects by the value named; other values protect less. */
    private static final Map<String, List<Guard>> FIELDS =
            Map.of(
                    "StorageBucket",
                    List.of(
                            new Guard("true", "uniformBucketLevelAccess"),
                            new Guard("enforced", "publicAccessPrevention"),
                            new Guard("true", "versioning", "enabled"),
                            new Guard("", "retentionPolicy", "retentionPeriod"),
                            new Guard("true", "retentionPolicy", "isLocked"),
                            new Guard("", "softDeletePolicy", "retentionDurationSeconds"),
                            new Guard("", "encryption", "kmsKeyRef", "external"),
                            new Guard("", "logging", "logBucket")),
                    "BigQueryDataset",
                    List.of(
                            new Guard(
                                    "", "defaultEncryptionConfiguration", "kmsKeyRef", "external"),
                            new Guard("", "maxTimeTravelHours")),
                    "PolicyRule",
                    List.of(new Guard("refuse", "severity"), new Guard("", "require")));

    /**
     * Something that protects less.
     *
     * @param line where, in the file as it would be; 1 where the object is gone
     */
    record Loss(String path, int line, String sentence) {}

    private Safeguards() {}

    /** Named as a warning, so that whoever approves has read it. */
    static List<Verdict> judge(Case what) {
        List<Violation> found =
                of(what).stream()
                        .map(
                                loss ->
                                        Violation.at(
                                                loss.path(),
                                                loss.line(),
                                                loss.sentence(),
                                                "An approval by somebody who owns it."))
                        .toList();
        return found.isEmpty() ? List.of() : Violation.warn(RULE, "", found);
    }

    /** Every safeguard that a change takes away or weakens. */
    static List<Loss> of(Case what) {
        List<Loss> losses = new ArrayList<>();
        for (Case.Touched file : what.files()) {
            ofFile(file.path()).ifPresent(said -> losses.add(new Loss(file.path(), 1, said + ".")));
            file.after().stream()
                    .filter(now -> file.before(now).isEmpty())
                    .flatMap(now -> exempting(now).stream())
                    .forEach(losses::add);
            for (Manifest before : file.before()) {
                Optional<Manifest> after = what.after(before);
                after.ifPresentOrElse(
                        now -> losses.addAll(weaker(before, now)),
                        () -> gone(before).ifPresent(losses::add));
            }
        }
        return losses;
    }

    /** A new rule of what is logged can say of whom nothing is. */
    private static Optional<Loss> exempting(Manifest object) {
        Set<String> who = object.kind().equals("IAMAuditConfig") ? exempted(object) : Set.of();
        return who.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Loss(
                                object.path(),
                                object.line(),
                                "What %s does is not logged, says %s."
                                        .formatted(
                                                String.join(", ", who.stream().sorted().toList()),
                                                object.name())));
    }

    /** Files that GitHub itself reads: who reviews, and what runs with the repository's rights. */
    private static Optional<String> ofFile(String path) {
        if (CODE_OWNERS.contains(path)) {
            return Optional.of("It changes who has to review which files");
        }
        return path.startsWith(".github/workflows/") || path.startsWith(".github/actions/")
                ? Optional.of("It changes what runs on GitHub with rights on this repository")
                : Optional.empty();
    }

    private static Optional<Loss> gone(Manifest object) {
        return Optional.ofNullable(KINDS.get(object.kind()))
                .map(
                        loss ->
                                new Loss(
                                        object.path(),
                                        1,
                                        Sentence.capital(Kinds.noun(object))
                                                + " "
                                                + object.name()
                                                + " goes: "
                                                + loss
                                                + "."));
    }

    private static List<Loss> weaker(Manifest before, Manifest after) {
        List<String> said = new ArrayList<>();
        FIELDS.getOrDefault(before.kind(), List.of()).stream()
                .filter(guard -> guard.isLost(before, after))
                .forEach(guard -> said.add(guard.said(before, after)));
        if (before.kind().equals("IAMAuditConfig")) {
            audit(before, after, said);
        }
        if (before.is("", "Namespace")) {
            tenant(before, after, said);
        }
        if (said.isEmpty() && READ_WHOLE.contains(before.kind()) && !Plain.same(before, after)) {
            said.add("it may, because it says something else than before");
        }
        String who =
                Sentence.capital(Kinds.noun(before)) + " " + before.name() + " protects less: ";
        return said.stream()
                .map(less -> new Loss(after.path(), after.line(), who + less + "."))
                .toList();
    }

    private static void audit(Manifest before, Manifest after, List<String> said) {
        Set<String> exempted = new HashSet<>(exempted(after));
        exempted.removeAll(exempted(before));
        exempted.stream().sorted().forEach(who -> said.add("what " + who + " does is not logged"));
        Set<String> types = new HashSet<>(types(before));
        types.removeAll(types(after));
        types.stream().sorted().forEach(type -> said.add(type + " is not logged"));
    }

    private static Set<String> types(Manifest audit) {
        return audit.maps("spec", "auditLogConfigs")
                .flatMap(log -> log.at("logType").stream())
                .collect(Collectors.toSet());
    }

    private static Set<String> exempted(Manifest audit) {
        return audit.maps("spec", "auditLogConfigs")
                .flatMap(Safeguards::members)
                .collect(Collectors.toSet());
    }

    private static Stream<String> members(YamlMap log) {
        return log.texts("exemptedMembers").stream();
    }

    /** What a tenant's namespace says of who may know it, and what may be granted there. */
    private static void tenant(Manifest before, Manifest after, List<String> said) {
        String visible = Notes.PREFIX + "visible-to";
        before.annotation(visible)
                .filter(group -> !after.annotation(visible).filter(group::equals).isPresent())
                .ifPresent(
                        group ->
                                said.add(
                                        "it is visible to "
                                                + after.annotation(visible).orElse("everybody")
                                                + ", instead of "
                                                + group
                                                + " alone"));
        String roles = Notes.PREFIX + "allowed-roles";
        before.annotation(roles)
                .filter(few -> !after.annotation(roles).filter(few::equals).isPresent())
                .ifPresent(
                        few ->
                                said.add(
                                        "roles that may be granted are "
                                                + after.annotation(roles).orElse("not limited")
                                                + ", instead of "
                                                + few));
    }
}

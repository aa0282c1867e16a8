package dev.tenantry.policy.safeguards;

import dev.tenantry.estate.Places;
import dev.tenantry.estate.Plain;
import dev.tenantry.manifest.Manifest;
import dev.tenantry.policy.argo.StaysAsWritten;
import dev.tenantry.policy.change.Case;
import dev.tenantry.policy.change.HouseKinds;
import dev.tenantry.policy.change.Kinds;
import dev.tenantry.policy.change.OwnerTeams;
import dev.tenantry.policy.change.RuleId;
import dev.tenantry.policy.change.Sentence;
import dev.tenantry.policy.change.Verdict;
import dev.tenantry.policy.change.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What protects people and data and would be gone or weaker after a change: audit logs, liens,
 * house rules, limits, retention. Nobody gains access by it, and still it must not ride along
 * unseen.
 */
public final class Safeguards {

    public static final String RULE = RuleId.SAFEGUARDS.id();

    /** What is lost with an object of each kind. */
    private static final Map<String, String> KINDS =
            Map.ofEntries(
                    Map.entry("IAMAuditConfig", "access to data is logged as before no longer"),
                    Map.entry("ResourceManagerLien", "its project can be deleted"),
                    Map.entry("PolicyRule", "nothing is judged by it any more"),
                    Map.entry(HouseKinds.KIND, "the kinds that it names are refused"),
                    Map.entry(OwnerTeams.KIND, "GitHub is asked who is in the teams that it names"),
                    Map.entry("NetworkPolicy", "more network traffic is let through"),
                    Map.entry("ResourceQuota", "nothing limits what the namespace uses"),
                    Map.entry("LimitRange", "nothing limits what a container uses"),
                    Map.entry("BillingBudgetsBudget", "nobody is told when costs pass it"),
                    Map.entry("DLPInspectTemplate", "personal data is looked for by it no longer"),
                    Map.entry("DLPDeidentifyTemplate", "personal data is removed by it no longer"),
                    Map.entry("MonitoringAlertPolicy", "nobody is told any more"),
                    Map.entry("MonitoringNotificationChannel", "nobody is told by it any more"),
                    Map.entry("Application", "what it applied goes with it, or is kept by nobody"),
                    Map.entry("ApplicationSet", "what it applied goes, or is kept by nobody"),
                    Map.entry("AppProject", "nothing limits what its applications apply"),
                    Map.entry("ContainerCluster", "all that runs in it goes"),
                    Map.entry("ContainerNodePool", "all that runs on it goes"),
                    Map.entry("Namespace", "all that is in it goes"),
                    Map.entry("Project", "all that is in it goes"),
                    Map.entry("Folder", "what protects there protects nothing below it any more"));

    /** What these protect nobody can tell from a single field: every change of one is named. */
    private static final Set<String> READ_WHOLE =
            Set.of(
                    "PolicyRule",
                    HouseKinds.KIND,
                    OwnerTeams.KIND,
                    "NetworkPolicy",
                    "LimitRange",
                    "IAMAuditConfig",
                    "ResourceManagerLien",
                    "IAMPolicy",
                    "DLPInspectTemplate",
                    "DLPDeidentifyTemplate",
                    "ContainerCluster",
                    "Application",
                    "ApplicationSet",
                    "AppProject");

    /**
     * Something that protects less.
     *
     * @param line where, in the file as it would be; 1 where the object is gone
     */
    public record Loss(String path, int line, String sentence) {}

    private Safeguards() {}

    /** Named as a warning, so that whoever approves has read it. */
    public static List<Verdict> judge(Case what) {
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
    public static List<Loss> of(Case what) {
        List<Loss> losses = new ArrayList<>();
        for (Case.Touched file : what.files()) {
            ofFile(file.path()).ifPresent(said -> losses.add(new Loss(file.path(), 1, said + ".")));
            file.after().stream()
                    .flatMap(now -> WeakerByComing.losses(what, now))
                    .forEach(losses::add);
            for (Manifest before : file.before()) {
                TenantsThatGo.loss(what, before).ifPresent(losses::add);
                what.after(before)
                        .ifPresentOrElse(
                                now -> {
                                    losses.addAll(weaker(before, now));
                                    LeftBehind.handedOver(what, before, now).ifPresent(losses::add);
                                },
                                () ->
                                        gone(before)
                                                .or(() -> LeftBehind.kept(what, before))
                                                .ifPresent(losses::add));
            }
        }
        IdentityCap.losses(what).forEach(losses::add);
        return losses;
    }

    /** Files that GitHub itself reads: who reviews, and what runs with the repository's rights. */
    private static Optional<String> ofFile(String path) {
        if (Places.CODE_OWNERS.contains(path)) {
            return Optional.of("It changes who has to review which files");
        }
        if (path.equals(".github/settings.yml") || path.equals(".github/settings.yaml")) {
            return Optional.of("It changes the rules of this repository and of its branches");
        }
        return path.startsWith(".github/workflows/") || path.startsWith(".github/actions/")
                ? Optional.of("It changes what runs on GitHub with rights on this repository")
                : Optional.empty();
    }

    private static Optional<Loss> gone(Manifest object) {
        boolean stops = object.kind().equals("Service") && !StaysAsWritten.outlives(object);
        boolean off =
                object.kind().equals("IAMServiceAccount")
                        && object.at("spec", "disabled").filter("true"::equals).isPresent();
        return Stores.gone(object)
                .or(() -> Optional.of("what needs it stops").filter(_ -> stops))
                .or(() -> Optional.of("nothing keeps it switched off").filter(_ -> off))
                .or(() -> Optional.ofNullable(KINDS.get(object.kind())))
                .map(
                        loss ->
                                new Loss(
                                        object.path(),
                                        1,
                                        "%s %s goes: %s."
                                                .formatted(
                                                        Sentence.capital(Kinds.noun(object)),
                                                        object.name(),
                                                        loss)));
    }

    private static List<Loss> weaker(Manifest before, Manifest after) {
        List<String> said = Weaker.than(before, after);
        if (said.isEmpty() && READ_WHOLE.contains(before.kind()) && !Plain.same(before, after)) {
            said = List.of("it may, because it says something else than before");
        }
        String who =
                Sentence.capital(Kinds.noun(before)) + " " + before.name() + " protects less: ";
        return said.stream()
                .map(less -> new Loss(after.path(), after.line(), who + less + "."))
                .toList();
    }
}

package dev.tenantry.policy;

import dev.tenantry.manifest.Manifest;
import dev.tenantry.policy.Sentence.Sign;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Names everything in a change set that is no grant, so that nothing rides along unseen. */
final class OtherChanges {

    private static final Map<String, String> NOUNS =
            Map.ofEntries(
                    Map.entry("Project", "project"),
                    Map.entry("BigQueryDataset", "BigQuery dataset"),
                    Map.entry("BigQueryTable", "BigQuery table"),
                    Map.entry("StorageBucket", "bucket"),
                    Map.entry("ContainerNodePool", "node pool"),
                    Map.entry("BillingBudgetsBudget", "budget"),
                    Map.entry("IAMServiceAccount", "service account"),
                    Map.entry("IAMAuditConfig", "audit setting"),
                    Map.entry("IAMCustomRole", "custom role"),
                    Map.entry("Namespace", "namespace"),
                    Map.entry("ResourceManagerLien", "lien"),
                    Map.entry("WorkflowTemplate", "workflow template"),
                    Map.entry("ClusterWorkflowTemplate", "shared workflow template"),
                    Map.entry("CronWorkflow", "schedule"),
                    Map.entry("DLPInspectTemplate", "PII inspection template"),
                    Map.entry("DLPDeidentifyTemplate", "PII removal template"),
                    Map.entry("PolicyRule", "house rule"),
                    Map.entry("Application", "Argo CD application"),
                    Map.entry("ApplicationSet", "Argo CD application set"));

    private OtherChanges() {}

    static List<AccessChange> of(Case what) {
        List<AccessChange> changes = new ArrayList<>();
        for (Case.Touched file : what.files()) {
            int before = changes.size();
            objects(file, changes);
            if (changes.size() == before && isUnexplained(file)) {
                add(changes, file.path(), Sign.CHANGES, "Changes the file " + file.path() + ".");
            }
        }
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

    /** No manifest on either side: a file of another sort, or one that we cannot read. */
    private static boolean isUnexplained(Case.Touched file) {
        return file.before().isEmpty() && file.after().isEmpty();
    }

    private static void objects(Case.Touched file, List<AccessChange> changes) {
        for (Manifest after : file.after()) {
            Optional<Manifest> before = file.before(after);
            if (before.isEmpty()) {
                say(changes, after, Sign.GAINS, "Adds");
            } else if (!sameBesideAccess(before.get(), after)) {
                say(changes, after, Sign.CHANGES, "Changes");
            }
        }
        file.before().stream()
                .filter(before -> file.after(before).isEmpty())
                .forEach(before -> say(changes, before, Sign.LOSES, "Deletes"));
    }

    private static void say(List<AccessChange> changes, Manifest manifest, Sign sign, String verb) {
        boolean grant = isGrant(manifest);
        if (grant && sign != Sign.CHANGES) {
            return;
        }
        String noun = grant ? "notes of the grant" : noun(manifest.kind());
        String article = sign == Sign.GAINS ? " a " : " the ";
        String tenant = Case.concerns(manifest.path()).map(t -> " of tenant " + t).orElse("");
        add(
                changes,
                manifest.path(),
                sign,
                verb + article + noun + " " + manifest.name() + tenant + ".");
    }

    private static String noun(String kind) {
        return NOUNS.getOrDefault(kind, kind);
    }

    /** What stands in grants and access lists has sentences of its own. */
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

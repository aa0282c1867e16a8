package dev.tenantry.indexing;

import dev.tenantry.estate.ArgoName;
import dev.tenantry.estate.DesiredBudget;
import dev.tenantry.estate.Grants;
import dev.tenantry.estate.Places;
import dev.tenantry.estate.TenantFacts;
import dev.tenantry.estate.Zone;
import dev.tenantry.estate.layout.Layout;
import dev.tenantry.manifest.Manifest;
import dev.tenantry.manifest.ManifestFile;
import java.util.Locale;

/** What a file of the estate was taken for: by its first object that is more than any other. */
public enum FileSort {
    TENANT("Tenant"),
    PROJECT("Project"),
    BUDGET("Budget"),
    GRANT("Grant"),
    DATA("Data or account"),
    WORKFLOW("Workflow"),
    ARGO_CD("Argo CD"),
    RULE("House rule"),
    OTHER("Other objects"),
    /** Where manifests stand, and none is in it. */
    NOTHING("No object"),
    /** It has a mistake, and nothing of it could be read. */
    BROKEN("Mistake in it"),
    NOT_READ("Not read"),
    UNPLACED("Unplaced");

    private final String title;

    FileSort(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }

    /** The word of URLs. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static FileSort of(ManifestFile file) {
        if (file.notRead().isPresent()) {
            return NOT_READ;
        }
        if (file.manifests().isEmpty() && !file.problems().isEmpty()) {
            return BROKEN;
        }
        if (file.path().equals(Layout.PATH)) {
            return RULE;
        }
        if (!Places.isPlaced(file.path())) {
            return UNPLACED;
        }
        if (Zone.of(file.path()).filter(Zone.POLICY::equals).isPresent()) {
            return RULE;
        }
        return file.manifests().stream().map(FileSort::of).min(Enum::compareTo).orElse(NOTHING);
    }

    private static FileSort of(Manifest object) {
        if (ArgoName.isArgo(object)) {
            return ARGO_CD;
        }
        if (DesiredBudget.of(object).isPresent()) {
            return BUDGET;
        }
        if (!Grants.in(object).isEmpty() && object.group().equals(Grants.IAM)) {
            return GRANT;
        }
        return switch (object.kind()) {
            case "Namespace" -> Places.factory(object.path()).isPresent() ? TENANT : OTHER;
            case "Project" -> object.group().startsWith("resourcemanager.") ? PROJECT : OTHER;
            case "IAMServiceAccount" -> DATA;
            case "Workflow", "WorkflowTemplate", "CronWorkflow", "ClusterWorkflowTemplate" ->
                    WORKFLOW;
            default -> TenantFacts.store("", object).isPresent() ? DATA : OTHER;
        };
    }
}

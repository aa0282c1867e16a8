package dev.tenantry.indexing;

import dev.tenantry.estate.Places;
import dev.tenantry.estate.Zone;
import dev.tenantry.manifest.ManifestFile;
import dev.tenantry.manifest.NotRead;
import dev.tenantry.manifest.Problem;
import java.util.Optional;

/** Says why a file is in no list, in a sentence. */
final class FileReason {

    private FileReason() {}

    /** Empty for a file of which something is. */
    static String of(ManifestFile file, FileSort sort) {
        return switch (sort) {
            case NOT_READ -> file.notRead().map(NotRead::title).orElse("") + ".";
            case BROKEN -> file.problems().stream().findFirst().map(Problem::sentence).orElse("");
            case UNPLACED -> unplaced(file);
            case NOTHING -> nothing(file);
            case TENANT, PROJECT, BUDGET, GRANT, DATA, WORKFLOW, ARGO_CD, RULE, OTHER -> "";
        };
    }

    private static String unplaced(ManifestFile file) {
        if (file.manifests().isEmpty()) {
            return nothing(file);
        }
        Optional<Zone> zone = Zone.of(file.path());
        if (zone.isEmpty()) {
            return "The layout has no place for it.";
        }
        return Places.oddTenant(file.path())
                .map("The folder “%s” cannot be a tenant's: its name is not valid."::formatted)
                .orElseGet(() -> "It stands beside the tenants' folders and in none of them.");
    }

    private static String nothing(ManifestFile file) {
        return file.foreign() > 0 ? "It holds no object of Kubernetes." : "It is empty.";
    }
}

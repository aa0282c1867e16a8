package dev.tenantry.indexing;

import dev.tenantry.estate.Places;
import dev.tenantry.manifest.Problem;
import dev.tenantry.manifest.TenantId;

/** Makes findings of what is wrong with files of the estate. */
public final class EstateFindings {

    private EstateFindings() {}

    /** The finding of a problem in a file; it belongs to the tenant whose folder holds the file. */
    public static Finding of(Problem problem) {
        return new Finding(
                Source.GIT,
                problem.path(),
                problem.line(),
                Places.tenantOf(problem.path()).map(TenantId::value),
                problem.sentence(),
                problem.remedy());
    }
}

package dev.tenantry.policy;

import dev.tenantry.estate.ChangedEstate;
import dev.tenantry.estate.Places;
import dev.tenantry.estate.ProjectClaims;
import dev.tenantry.estate.TenantFacts;
import dev.tenantry.manifest.Estate;
import dev.tenantry.manifest.TenantId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Whose the projects of Google Cloud are, by the estate before a change and after it. */
final class ProjectOwners {

    /** One tenant's identity names the platform's project; the first may be half made. */
    private static final int MOST_ASKED = 20;

    private final Estate before;
    private final ChangedEstate after;
    private final List<ProjectClaims> claims = new ArrayList<>();
    private final Map<String, Set<TenantId>> owners = new HashMap<>();
    private @Nullable List<String> platform;

    ProjectOwners(Estate before, ChangedEstate after) {
        this.before = before;
        this.after = after;
    }

    /** Every tenant that claims the project, before the change or after it. */
    Set<TenantId> of(String project) {
        return owners.computeIfAbsent(
                project,
                name -> {
                    Set<TenantId> all = new TreeSet<>(Comparator.comparing(TenantId::value));
                    claims().forEach(claims -> all.addAll(claims.of(name)));
                    return all;
                });
    }

    /** Those before the change and after it, worked out when somebody first asks. */
    private List<ProjectClaims> claims() {
        if (claims.isEmpty()) {
            claims.add(ProjectClaims.of(before));
            claims.add(ProjectClaims.of(after));
        }
        return claims;
    }

    /**
     * The project in which the identities of all tenants lie, as the tenants of before have it;
     * empty where there is none yet.
     */
    Optional<String> platform() {
        if (platform == null) {
            platform =
                    before.list("factory").stream()
                            .flatMap(path -> Places.factory(path).stream())
                            .distinct()
                            .limit(MOST_ASKED)
                            .flatMap(tenant -> TenantFacts.read(before, tenant).stream())
                            .map(TenantFacts::platformProject)
                            .filter(project -> !project.isEmpty())
                            .limit(1)
                            .toList();
        }
        return platform.stream().findFirst();
    }
}

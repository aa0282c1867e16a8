package dev.tenantry.policy.change;

import dev.tenantry.estate.ChangedEstate;
import dev.tenantry.estate.ProjectClaims;
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
public final class ProjectOwners {

    private final Estate before;
    private final ChangedEstate after;
    private final List<ProjectClaims> claims = new ArrayList<>();
    private final Map<String, Set<TenantId>> owners = new HashMap<>();
    private @Nullable List<String> platforms;

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

    /** Is it any tenant's after the change? */
    public boolean isClaimed(String project) {
        return !claims().getLast().of(project).isEmpty();
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
     * The project in which the identities of tenants lie, as the tenants of before have it: that of
     * the most, because one that has its identity in its own project must not say where the others
     * have theirs. Empty where there is none yet.
     */
    public Optional<String> platform() {
        return platforms().stream().findFirst();
    }

    /** Those of no tenant in which identities of tenants lie; that of the most first. */
    public List<String> platforms() {
        if (platforms == null) {
            ProjectClaims then = claims().getFirst();
            platforms =
                    then.identities().entrySet().stream()
                            .filter(project -> then.of(project.getKey()).isEmpty())
                            .sorted(
                                    Map.Entry.<String, Long>comparingByValue()
                                            .reversed()
                                            .thenComparing(Map.Entry.comparingByKey()))
                            .map(Map.Entry::getKey)
                            .toList();
        }
        return platforms;
    }

    /** Has any tenant of before an identity? */
    public boolean isAnyIdentity() {
        return !claims().getFirst().identities().isEmpty();
    }
}

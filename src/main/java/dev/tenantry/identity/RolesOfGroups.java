package dev.tenantry.identity;

import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Gives a person the roles that follow from their groups, and no role that a token claims. */
@ApplicationScoped
public class RolesOfGroups implements SecurityIdentityAugmentor {

    private final IdentitySettings settings;

    RolesOfGroups(IdentitySettings settings) {
        this.settings = settings;
    }

    @Override
    public Uni<SecurityIdentity> augment(
            SecurityIdentity identity, AuthenticationRequestContext context) {
        if (identity.isAnonymous()) {
            return Uni.createFrom().item(identity);
        }
        // What Quarkus took for roles are the groups, read where quarkus.oidc.roles says.
        Set<String> groups = named(SignedInActor.groups(identity));
        SecurityIdentity withRoles =
                QuarkusSecurityIdentity.builder()
                        .setPrincipal(identity.getPrincipal())
                        .addCredentials(identity.getCredentials())
                        .addAttributes(identity.getAttributes())
                        .addAttribute(SignedInActor.GROUPS, Set.copyOf(groups))
                        .addRoles(roles(groups))
                        .build();
        return Uni.createFrom().item(withRoles);
    }

    /**
     * Keycloak names a group by its full path: {@code /data-engineer} is the group of that name at
     * the top, and is known by both. One below another keeps its path alone: whoever may add groups
     * there can choose its name.
     */
    static Set<String> named(Set<String> groups) {
        Set<String> named = new LinkedHashSet<>(groups);
        groups.stream()
                .filter(group -> group.length() > 1 && group.lastIndexOf('/') == 0)
                .map(group -> group.substring(1))
                .forEach(named::add);
        return named;
    }

    /**
     * A role that somebody has, for the person to see.
     *
     * @param by the groups that gave it; none when it is everybody's who signs in
     */
    public record Given(ConsoleRole role, List<String> by) {}

    /** What these groups give, and which of them does. */
    public List<Given> given(Set<String> groups) {
        List<Given> given = new ArrayList<>();
        for (ConsoleRole role : ConsoleRole.values()) {
            if (roles(groups).contains(role.role())) {
                given.add(
                        new Given(
                                role,
                                wanted(role).stream().filter(groups::contains).sorted().toList()));
            }
        }
        return given;
    }

    private Set<String> wanted(ConsoleRole role) {
        return switch (role) {
            case VIEWER -> settings.viewers().orElse(Set.of());
            case DATA_ENGINEER -> settings.dataEngineers();
            case INFRA_ENGINEER -> settings.infraEngineers();
            case REVIEWER -> settings.reviewers();
        };
    }

    Set<String> roles(Set<String> groups) {
        Set<String> roles = new LinkedHashSet<>();
        if (settings.viewers().map(viewers -> meet(viewers, groups)).orElse(true)) {
            roles.add(ConsoleRole.VIEWER_NAME);
        }
        if (meet(settings.dataEngineers(), groups)) {
            roles.add(ConsoleRole.DATA_ENGINEER_NAME);
        }
        if (meet(settings.infraEngineers(), groups)) {
            roles.add(ConsoleRole.INFRA_ENGINEER_NAME);
        }
        if (meet(settings.reviewers(), groups)) {
            roles.add(ConsoleRole.REVIEWER_NAME);
        }
        return roles;
    }

    private static boolean meet(Set<String> some, Set<String> others) {
        return !Collections.disjoint(some, others);
    }
}

package dev.tenantry.identity;

import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collections;
import java.util.LinkedHashSet;
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
        Set<String> groups = SignedInActor.groups(identity);
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

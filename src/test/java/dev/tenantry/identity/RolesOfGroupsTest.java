package dev.tenantry.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.Uni;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RolesOfGroupsTest {

    private static final String[] VIEWERS = {"tenantry.identity.viewers", "staff,auditors"};

    @Test
    void whoIsInNoGroupMayLookUnlessLookingIsForSomeGroups() {
        assertThat(configured().roles(Set.of())).containsExactly("viewer");
        assertThat(configured(VIEWERS).roles(Set.of())).isEmpty();
        assertThat(configured(VIEWERS).roles(Set.of("auditors"))).containsExactly("viewer");
    }

    @Test
    void everyRoleFollowsFromItsOwnGroups() {
        RolesOfGroups roles =
                configured(VIEWERS[0], VIEWERS[1], "tenantry.identity.infra-engineers", "platform");
        assertThat(roles.roles(Set.of("platform"))).containsExactly("infra-engineer");
        assertThat(roles.roles(Set.of("infra-engineer"))).isEmpty();
        assertThat(roles.roles(Set.of("data-engineer", "reviewer", "staff")))
                .containsExactlyInAnyOrder("viewer", "data-engineer", "reviewer");
    }

    @Test
    void aGroupNamedLikeARoleIsNoRole() {
        SecurityIdentity claiming = identity("staff", "viewer", "admin");
        assertThat(augmented(claiming).getRoles()).containsExactly("viewer");
        assertThat(augmented(identity("viewer", "admin")).getRoles()).isEmpty();
    }

    @Test
    void nobodyStaysNobody() {
        SecurityIdentity nobody = QuarkusSecurityIdentity.builder().setAnonymous(true).build();
        assertThat(augmented(nobody)).isSameAs(nobody);
    }

    private static SecurityIdentity augmented(SecurityIdentity identity) {
        return configured(VIEWERS)
                .augment(identity, work -> Uni.createFrom().item(work))
                .await()
                .indefinitely();
    }

    /** As Quarkus makes it: the groups of a token are its roles. */
    private static SecurityIdentity identity(String... groups) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal("somebody"))
                .addRoles(Set.of(groups))
                .build();
    }

    private static RolesOfGroups configured(String... keysAndValues) {
        SmallRyeConfigBuilder builder =
                new SmallRyeConfigBuilder().withMapping(IdentitySettings.class);
        for (int i = 0; i < keysAndValues.length; i += 2) {
            builder.withDefaultValue(keysAndValues[i], keysAndValues[i + 1]);
        }
        return new RolesOfGroups(builder.build().getConfigMapping(IdentitySettings.class));
    }
}

package dev.tenantry.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
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
    void aTokenThatClaimsRolesOfItsOwnGetsNone() {
        SecurityIdentity claiming = identity(List.of("staff"), "infra-engineer", "reviewer");
        assertThat(claiming.getRoles()).contains("infra-engineer");
        assertThat(augmented(claiming).getRoles()).containsExactly("viewer");
        assertThat(augmented(identity(List.of(), "infra-engineer", "viewer")).getRoles()).isEmpty();
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

    private static SecurityIdentity identity(List<String> groups, String... claimed) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new Token(groups))
                .addRoles(Set.of(claimed))
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

    /** What an identity provider says of a person. */
    private record Token(List<String> groups) implements JsonWebToken {

        @Override
        public String getName() {
            return "somebody";
        }

        @Override
        public Set<String> getClaimNames() {
            return Set.of("groups");
        }

        @Override
        @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
        public <T> T getClaim(String name) {
            return (T) (name.equals("groups") ? groups : List.of());
        }
    }
}

package dev.tenantry.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.Uni;
import java.util.List;
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

    /** Keycloak's mapper of groups writes full paths unless somebody switches that off. */
    @Test
    void aGroupAtTheTopIsKnownByItsPathAndByItsName() {
        assertThat(augmented(identity("/auditors")).getRoles()).containsExactly("viewer");
        RolesOfGroups byPath =
                configured("tenantry.identity.reviewers", "/reviewer,/platform/reviewer");
        assertThat(byPath.roles(RolesOfGroups.named(Set.of("/reviewer")))).contains("reviewer");
        assertThat(byPath.roles(RolesOfGroups.named(Set.of("/platform/reviewer"))))
                .contains("reviewer");
    }

    /** Whoever may add groups below their own could call one as they like. */
    @Test
    void aGroupBelowAnotherIsNotTheOneOfThatNameAtTheTop() {
        assertThat(configured().roles(RolesOfGroups.named(Set.of("/team/reviewer", "/", ""))))
                .containsExactly("viewer");
    }

    @Test
    void whichGroupGaveWhatIsTold() {
        assertThat(configured().given(RolesOfGroups.named(Set.of("/reviewer", "others"))))
                .containsExactly(
                        new RolesOfGroups.Given(ConsoleRole.VIEWER, List.of()),
                        new RolesOfGroups.Given(ConsoleRole.REVIEWER, List.of("reviewer")));
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

package dev.tenantry.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.testing.OtherSettings;
import dev.tenantry.testing.SandboxResource;
import dev.tenantry.testing.Script;
import dev.tenantry.testing.Visitor;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.net.URI;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/**
 * A provider that has the groups in another claim, while its tokens carry {@code groups} as well.
 */
@QuarkusTest
@TestProfile(OtherSettings.class)
@WithTestResource(SandboxResource.class)
class GroupsElsewhereTest {

    private static final String DANA = OtherSettings.REVIEWER;

    @SuppressWarnings("NullAway.Init")
    @TestHTTPResource
    URI console;

    @SuppressWarnings("NullAway.Init")
    @Inject
    RolesOfGroups roles;

    @Test
    void pagesFindThemThere() {
        Document page = Jsoup.parse(Visitor.signedIn(console, "data-engineer").get("/").body());
        assertThat(page.select(".menu-roles .tag").eachText()).containsExactly("Reviewer");
    }

    @Test
    void scriptsFindThemThereToo() {
        assertThat(Script.of("data-engineer").get("/api/v1/tenants").statusCode()).isEqualTo(200);
        assertThat(Script.of("infra-engineer").get("/api/v1/tenants").statusCode()).isEqualTo(403);
    }

    @Test
    void theGroupsOutliveTheRolesThatFollowFromThem() {
        SecurityIdentity person =
                QuarkusSecurityIdentity.builder()
                        .setPrincipal(new QuarkusPrincipal(DANA))
                        .addRole(DANA)
                        .addRole("analysts")
                        .build();
        SecurityIdentity known = augmented(augmented(person));
        assertThat(known.getRoles()).containsExactlyInAnyOrder("viewer", "reviewer");
        assertThat(SignedInActor.groups(known)).containsExactlyInAnyOrder(DANA, "analysts");
    }

    private SecurityIdentity augmented(SecurityIdentity person) {
        return roles.augment(person, blocking -> Uni.createFrom().item(blocking))
                .await()
                .indefinitely();
    }
}

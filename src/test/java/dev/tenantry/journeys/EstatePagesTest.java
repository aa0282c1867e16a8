package dev.tenantry.journeys;

import dev.tenantry.testing.NeedsChromium;
import dev.tenantry.testing.SandboxResource;
import dev.tenantry.testing.Visitor;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The pages of the tenants, their access and changes, and of the console itself. */
@QuarkusTest
@NeedsChromium
@WithTestResource(SandboxResource.class)
class EstatePagesTest extends EveryPage {

    @Test
    void infraEngineersReadTheEstate() {
        Visitor visitor = visitor("infra-engineer");
        List<String> paths =
                new ArrayList<>(
                        List.of(
                                "/",
                                "/tenants",
                                "/tenants?q=no-such-tenant",
                                "/tenants/birchway",
                                "/tenants/birchway/access",
                                "/tenants/birchway/changes",
                                "/tenants/birchway?view=code",
                                "/access",
                                "/access?state=expired",
                                "/access?principal=nobody.at.all",
                                "/proposals?show=all",
                                "/search?q=b",
                                "/settings",
                                "/settings/github",
                                "/shortcuts",
                                "/styleguide"));
        paths.add(link(visitor, "/access?principal=a", "#grants tbody th a"));
        walk("infra-engineer", paths);
    }
}

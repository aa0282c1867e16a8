package dev.tenantry.grants;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.identity.ConsoleRole;
import dev.tenantry.indexing.EstateProjection;
import dev.tenantry.indexing.IndexRuns;
import dev.tenantry.indexing.Source;
import dev.tenantry.manifest.ManifestFile;
import dev.tenantry.sources.git.EstateFacts;
import dev.tenantry.tenants.TenantProjection;
import dev.tenantry.testing.Postgres;
import dev.tenantry.web.HiddenTenants;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** What gives access and is in no list of grants is said to be so, to whom it may concern. */
class OtherAccessTest {

    private final DataSource database = Postgres.migrated();

    private static ManifestFile file(String path, String text) {
        return ManifestFile.read(path, text.getBytes(StandardCharsets.UTF_8));
    }

    private static ManifestFile object(String path, String group, String kind) {
        return file(
                path, "apiVersion: %s/v1\nkind: %s\nmetadata: {name: x}\n".formatted(group, kind));
    }

    private static ManifestFile member(String path) {
        return file(
                path,
                """
                apiVersion: iam.cnrm.cloud.google.com/v1beta1
                kind: IAMPolicyMember
                metadata: {name: g}
                spec: {resourceRef: {kind: Project, external: p}, role: r, member: "user:a@b.c"}
                """);
    }

    @Test
    void kindsAndPlacesThatTheListDoesNotShowAreCounted() {
        String rbac = "rbac.authorization.k8s.io";
        ManifestFile hidden =
                file(
                        "factory/birch/namespace.yaml",
                        """
                        apiVersion: v1
                        kind: Namespace
                        metadata: {name: t-birch, annotations: {tenantry.dev/visible-to: few}}
                        """);
        List<ManifestFile> files =
                List.of(
                        object("tenants/acme/infra/a.yaml", rbac, "RoleBinding"),
                        object("tenants/birch/infra/b.yaml", rbac, "RoleBinding"),
                        object("docs/c.yaml", rbac, "RoleBinding"),
                        hidden,
                        member("platform/g.yaml"),
                        member("tenants/acme/infra/g.yaml"));
        new IndexRuns(
                        database,
                        List.of(new EstateProjection(), new TenantProjection()),
                        moved -> {},
                        Clock.systemUTC())
                .index(Source.GIT, "one", EstateFacts.of("one", files));
        OtherAccess other = new OtherAccess(database, new HiddenTenants(database));
        assertThat(other.from(GrantIndex.REVIEWER))
                .containsExactly("2 RoleBinding", "1 file with grants outside of tenants' folders");
        assertThat(other.from(GrantIndex.actor(ConsoleRole.DATA_ENGINEER, Set.of())))
                .containsExactly("1 RoleBinding", "1 file with grants outside of tenants' folders");
    }
}

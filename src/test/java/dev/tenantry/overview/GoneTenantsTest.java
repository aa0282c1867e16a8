package dev.tenantry.overview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.grants.HolderFinder;
import dev.tenantry.identity.Actor;
import dev.tenantry.identity.ConsoleRole;
import dev.tenantry.indexing.IndexRuns;
import dev.tenantry.indexing.ReadModel;
import dev.tenantry.indexing.Source;
import dev.tenantry.manifest.ManifestFile;
import dev.tenantry.proposals.ProposalFinder;
import dev.tenantry.runs.RunFinder;
import dev.tenantry.sources.git.EstateFacts;
import dev.tenantry.sources.git.ManifestReader;
import dev.tenantry.tenants.DataFinder;
import dev.tenantry.tenants.TenantFinder;
import dev.tenantry.tenants.TenantProjection;
import dev.tenantry.testing.PaperEstate;
import dev.tenantry.testing.Postgres;
import dev.tenantry.web.HiddenTenants;
import dev.tenantry.web.Hit;
import dev.tenantry.web.NavItems;
import dev.tenantry.web.Sql;
import dev.tenantry.web.TenantTabs;
import dev.tenantry.web.Visibility;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What happened in a hidden tenant stays hidden when the tenant is not there any more. */
class GoneTenantsTest {

    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC);
    private static final String NAMESPACE = "factory/ilexa/namespace.yaml";
    private static final String PROPOSALS_AND_RUNS =
            """
            insert into tenantry.proposal (id, version, kind, tenant, title, reason, requested_by,
              idempotency_key, branch, intent, requester, facts, stage, requested_at)
            select 'p-' || t, 0, 'add-file', t, 'found of ' || t, '', 'dana@acme.example', t, t,
              '{}', '{}', '{}', 'OPENED', now() from unnest(array['ilexa', 'acme', 'lost']) t;
            select tenantry.run_month('2026-11-01');
            insert into tenantry.run (created_at, uid, namespace, name, tenant, template,
              shared_template, phase, steps_done, steps_total, cpu_seconds, memory_seconds,
              gpu_seconds, pools, resource_version, as_of)
            select '2026-11-20T10:00:00Z', t, 't-' || t, 'found-in-' || t, t, null, false,
              'Succeeded', 1, 1, 0, 0, 0, '{}', 1, now() from unnest(array['ilexa', 'acme']) t;
            """;

    private static final Actor OUTSIDE = actor(ConsoleRole.DATA_ENGINEER, "data-engineer");
    private static final Actor INSIDE = actor(ConsoleRole.DATA_ENGINEER, "ilexa-team");
    private static final Actor REVIEWER = actor(ConsoleRole.REVIEWER, "reviewer");

    private final DataSource database = Postgres.migrated();
    private final HiddenTenants hidden = new HiddenTenants(database);
    private final IndexRuns index =
            new IndexRuns(database, List.of(new TenantProjection()), moved -> {}, CLOCK);
    private final PaperEstate open = PaperEstate.empty().withTenant("ilexa").withTenant("acme");
    private final PaperEstate limited = limited("ilexa-team");

    private static Actor actor(ConsoleRole role, String group) {
        return new Actor("ana@acme.example", "Ana", Set.of(group), Set.of(role), Optional.empty());
    }

    private PaperEstate limited(String group) {
        String owner = "    tenantry.dev/owner";
        String limit = "    tenantry.dev/visible-to: " + group + "\n";
        return open.with(NAMESPACE, open.text(NAMESPACE).replace(owner, limit + owner));
    }

    @BeforeEach
    void aHiddenTenantIsThereAndAnother() {
        index(limited);
        Postgres.run(database, PROPOSALS_AND_RUNS);
    }

    private void index(PaperEstate estate) {
        index.index(Source.GIT, "all", EstateFacts.all("all", sink -> read(estate, sink)));
    }

    private void move(PaperEstate estate) {
        index.index(
                Source.GIT,
                "next",
                EstateFacts.changes(
                        "all",
                        "next",
                        Set.of(NAMESPACE),
                        sink -> {
                            if (estate.read(NAMESPACE).isPresent()) {
                                sink.read(file(estate, NAMESPACE));
                            }
                        }));
    }

    private static void read(PaperEstate estate, ManifestReader sink) throws SQLException {
        for (String path : estate.list("").stream().filter(ManifestFile::isManifestPath).toList()) {
            sink.read(file(estate, path));
        }
    }

    private static ManifestFile file(PaperEstate estate, String path) {
        return ManifestFile.read(path, estate.read(path).orElseThrow());
    }

    private List<String> found(Actor person) {
        Sql sql = new Sql(database);
        TenantTabs tabs = new TenantTabs(List.of());
        Search search =
                new Search(
                        new NavItems(List.of()),
                        List.of(
                                new TenantFinder(sql, tabs),
                                new DataFinder(sql),
                                new HolderFinder(sql),
                                new ProposalFinder(sql),
                                new RunFinder(sql)));
        Visibility visibility = new Visibility(() -> person, new HiddenTenants(database));
        return search.find("found", visibility.viewer()).stream()
                .flatMap(group -> group.hits().stream())
                .map(Hit::title)
                .toList();
    }

    private void onlyWhoMayFindsIt() {
        assertThat(found(OUTSIDE))
                .contains("found of acme", "found-in-acme")
                .noneMatch(title -> title.contains("ilexa"));
        assertThat(found(INSIDE)).contains("found of ilexa", "found-in-ilexa");
        assertThat(found(REVIEWER)).contains("found of ilexa", "found-in-ilexa");
    }

    @Test
    void whatIsHiddenStaysHiddenWhenTheTenantIsTakenAway() {
        onlyWhoMayFindsIt();
        move(limited.without(NAMESPACE));
        onlyWhoMayFindsIt();
        index(limited.without(NAMESPACE));
        onlyWhoMayFindsIt();
    }

    @Test
    void andWhileTheReadModelIsBuiltAgain() {
        new ReadModel(database).empty();
        onlyWhoMayFindsIt();
        Postgres.run(database, "drop schema read_model cascade");
        assertThat(hidden.from(OUTSIDE)).containsExactly("ilexa");
        assertThat(hidden.from(INSIDE)).isEmpty();
    }

    @Test
    void theEstateDecidesWhileTheTenantIsInIt() {
        move(open);
        assertThat(hidden.from(OUTSIDE)).isEmpty();
        move(open.without(NAMESPACE));
        assertThat(hidden.from(OUTSIDE)).isEmpty();
        move(limited("others"));
        assertThat(hidden.from(INSIDE)).containsExactly("ilexa");
        Postgres.run(database, "update tenantry.known_tenant set visible_to = '{}'");
        assertThat(hidden.from(INSIDE)).containsExactly("ilexa");
    }

    @Test
    void ofTwoManifestsThatClaimATenantBothCount() {
        String second = "factory/ilexa/second.yaml";
        PaperEstate both = limited.with(second, limited("others").text(NAMESPACE));
        index(both);
        assertThat(hidden.from(INSIDE)).containsExactly("ilexa");
        index(both.without(NAMESPACE).without(second));
        assertThat(hidden.from(INSIDE)).containsExactly("ilexa");
        assertThat(hidden.from(OUTSIDE)).containsExactly("ilexa");
    }

    @Test
    void whatWasGoneBeforeAnybodyRememberedIsHidden() {
        DataSource before = Postgres.at("094");
        Postgres.run(before, PROPOSALS_AND_RUNS);
        Postgres.run(
                before,
                """
                insert into read_model.tenant
                select 'factory/' || t || '/namespace.yaml', 1, t, t, '', '', '', v, '{}', ''
                from (values ('acme', null), ('ilexa', 'ilexa-team')) tenants(t, v)
                """);
        Postgres.migrate(before);
        assertThat(new HiddenTenants(before).from(INSIDE)).containsExactly("lost");
        new ReadModel(before).empty();
        assertThat(new HiddenTenants(before).from(OUTSIDE)).containsExactly("ilexa", "lost");
        assertThat(new HiddenTenants(before).from(REVIEWER)).isEmpty();
    }
}

package dev.tenantry.grants;

import dev.tenantry.identity.Actor;
import dev.tenantry.identity.ConsoleRole;
import dev.tenantry.indexing.IndexRuns;
import dev.tenantry.indexing.Source;
import dev.tenantry.manifest.ManifestFile;
import dev.tenantry.sources.git.EstateFacts;
import dev.tenantry.tenants.TenantProjection;
import dev.tenantry.testing.PaperEstate;
import dev.tenantry.testing.Postgres;
import dev.tenantry.web.HiddenTenants;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;

/** A database that holds the grants of one estate, and what its lists say. */
final class GrantIndex {

    static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    static final Actor REVIEWER = actor(ConsoleRole.REVIEWER, Set.of());
    static final DataSource DATABASE = Postgres.migrated();
    private static final HiddenTenants HIDDEN = new HiddenTenants(DATABASE);
    final GrantList list = new GrantList(DATABASE, HIDDEN, CLOCK);
    final Targets targets = new Targets(DATABASE, HIDDEN);
    private final IndexRuns runs =
            new IndexRuns(
                    DATABASE,
                    List.of(
                            new TenantProjection(),
                            new GrantProjection(),
                            new HouseRuleProjection()),
                    moved -> {},
                    CLOCK);

    static Actor actor(ConsoleRole role, Set<String> groups) {
        return new Actor("ana@acme.example", "Ana", groups, Set.of(role), Optional.empty());
    }

    void index(PaperEstate estate) {
        runs.index(
                Source.GIT,
                "one",
                EstateFacts.of("one", files(estate, estate.list("").stream().toList())));
    }

    private static List<ManifestFile> files(PaperEstate estate, List<String> paths) {
        return paths.stream()
                .filter(ManifestFile::isManifestPath)
                .map(path -> ManifestFile.read(path, estate.read(path).orElseThrow()))
                .toList();
    }

    void move(PaperEstate from, PaperEstate to) {
        Set<String> gone = new HashSet<>();
        List<String> come = new ArrayList<>();
        from.to(to)
                .edits()
                .forEach(
                        edit -> {
                            gone.add(edit.path());
                            to.read(edit.path()).ifPresent(bytes -> come.add(edit.path()));
                        });
        EstateFacts facts =
                EstateFacts.changes(
                        "one",
                        "two",
                        gone,
                        sink -> {
                            for (ManifestFile file : files(to, come)) {
                                sink.read(file);
                            }
                        });
        runs.index(Source.GIT, "two", facts);
    }

    List<String> names(GrantFilter filter, Actor actor) {
        return list.page(filter, actor, Optional.empty(), 100).items().stream()
                .filter(Grant::managed)
                .map(grant -> grant.tenant() + " " + grant.name())
                .toList();
    }

    static GrantFilter all() {
        return filter("", "", "", "", "all");
    }

    static GrantFilter filter(
            String principal, String role, String tenant, String expires, String state) {
        return GrantFilter.of(
                Optional.of(principal),
                Optional.of(role),
                Optional.of(tenant),
                Optional.of(expires),
                Optional.of(state),
                Optional.empty());
    }
}

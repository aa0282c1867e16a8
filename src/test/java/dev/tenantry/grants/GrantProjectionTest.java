package dev.tenantry.grants;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.identity.Actor;
import dev.tenantry.identity.ConsoleRole;
import dev.tenantry.indexing.Findings;
import dev.tenantry.indexing.IndexRuns;
import dev.tenantry.indexing.Source;
import dev.tenantry.manifest.ManifestFile;
import dev.tenantry.manifest.TenantId;
import dev.tenantry.sources.git.EstateFacts;
import dev.tenantry.testing.GrantText;
import dev.tenantry.testing.PaperEstate;
import dev.tenantry.testing.PlainDatabase;
import dev.tenantry.web.KeyedPage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GrantProjectionTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final Actor REVIEWER = actor(ConsoleRole.REVIEWER, Set.of());
    private static final DataSource DATABASE = PlainDatabase.create();

    private final GrantList list = new GrantList(DATABASE, CLOCK);
    private final Targets targets = new Targets(DATABASE);
    private final IndexRuns runs =
            new IndexRuns(
                    DATABASE,
                    List.of(new GrantProjection(), new HouseRuleProjection()),
                    moved -> {},
                    CLOCK);

    private static Actor actor(ConsoleRole role, Set<String> groups) {
        return new Actor("ana@acme.example", "Ana", groups, Set.of(role), Optional.empty());
    }

    @BeforeEach
    void empty() {
        index(PaperEstate.empty());
    }

    private void index(PaperEstate estate) {
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

    private void move(PaperEstate from, PaperEstate to) {
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

    private List<String> names(GrantFilter filter, Actor actor) {
        return list.page(filter, actor, Optional.empty(), 100).items().stream()
                .filter(Grant::managed)
                .map(grant -> grant.tenant() + " " + grant.name())
                .toList();
    }

    private static GrantFilter all() {
        return filter("", "", "", "", "all");
    }

    private static GrantFilter filter(
            String principal, String role, String tenant, String expires, String state) {
        return GrantFilter.of(
                Optional.of(principal),
                Optional.of(role),
                Optional.of(tenant),
                Optional.of(expires),
                Optional.of(state));
    }

    private static GrantText ending(String tenant, String name, Duration in) {
        return GrantText.dataset(tenant, "cards", NOW.plus(in)).named(name);
    }

    private static PaperEstate estate() {
        PaperEstate estate = PaperEstate.empty().withTenant("acme-retail").withTenant("acme-bank");
        estate = ending("acme-retail", "later", Duration.ofDays(20)).in(estate);
        estate = ending("acme-retail", "soon", Duration.ofDays(2)).in(estate);
        estate = ending("acme-bank", "over", Duration.ofDays(-2)).in(estate);
        return GrantText.project("acme-bank", "roles/bigquery.jobUser")
                .to("group:analysts@acme.example")
                .named("never")
                .in(estate);
    }

    @Test
    void grantsAreListedInTheOrderOfTheirEnds() {
        index(estate());
        assertThat(names(all(), REVIEWER))
                .containsExactly(
                        "acme-bank grant-over",
                        "acme-retail grant-soon",
                        "acme-retail grant-later",
                        "acme-bank grant-never");
        assertThat(names(filter("", "", "", "", ""), REVIEWER))
                .containsExactly(
                        "acme-retail grant-soon",
                        "acme-retail grant-later",
                        "acme-bank grant-never");
    }

    @Test
    void filtersNarrowTheList() {
        index(estate());
        assertThat(names(filter("", "", "", "", "expiring"), REVIEWER))
                .containsExactly("acme-retail grant-soon");
        assertThat(names(filter("", "", "", "", "expired"), REVIEWER))
                .containsExactly("acme-bank grant-over");
        assertThat(names(filter("", "", "", "", "permanent"), REVIEWER))
                .containsExactly("acme-bank grant-never");
        assertThat(names(filter("", "", "", "7", "current"), REVIEWER))
                .containsExactly("acme-retail grant-soon");
        assertThat(names(filter("ana", "", "", "", "all"), REVIEWER))
                .containsExactly("acme-bank grant-never");
        assertThat(names(filter("JANE.D", "", "acme-retail", "", "all"), REVIEWER)).hasSize(2);
        assertThat(names(filter("user:jane.doe@acme.example", "", "", "", "all"), REVIEWER))
                .hasSize(3);
        assertThat(names(filter("", "bigquery.jobUser", "", "", "all"), REVIEWER))
                .containsExactly("acme-bank grant-never");
        assertThat(names(filter("%", "", "", "", "all"), REVIEWER)).isEmpty();
    }

    @Test
    void aGrantKnowsWhoAskedAndWhy() {
        index(estate());
        Grant grant = list.find(new TenantId("acme-retail"), "grant-soon", REVIEWER).orElseThrow();
        assertThat(grant.state()).isEqualTo(Grant.State.EXPIRING);
        assertThat(grant.asked().why()).contains("Checks a test");
        assertThat(grant.resource()).isEqualTo("cards");
        assertThat(grant.can()).isEqualTo("read dataset cards");
        assertThat(grant.path()).endsWith("/soon.yaml");
        assertThat(grant.canBeExtended()).isTrue();
    }

    @Test
    void accessListsAreGrantsTooButNotOurs() {
        index(estate());
        assertThat(
                        list.page(
                                        filter("analysts", "", "acme-retail", "", "all"),
                                        REVIEWER,
                                        Optional.empty(),
                                        50)
                                .items())
                .isNotEmpty()
                .allMatch(grant -> !grant.managed() && !grant.canBeRevoked());
    }

    @Test
    void pagesByKeyShowEveryGrantOnce() {
        PaperEstate estate = PaperEstate.empty().withTenant("acme-retail");
        for (int i = 0; i < 25; i++) {
            estate = ending("acme-retail", "g" + i, Duration.ofDays(1 + i % 3)).in(estate);
            estate = GrantText.project("acme-retail", "roles/browser").named("p" + i).in(estate);
        }
        index(estate);
        List<String> seen = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            KeyedPage<Grant> page = list.page(all(), REVIEWER, cursor, 7);
            page.items().forEach(grant -> seen.add(grant.id()));
            cursor = page.next();
        } while (cursor.isPresent());
        assertThat(seen).doesNotHaveDuplicates().hasSize(52);
        List<String> streamed = new ArrayList<>();
        list.each(all(), REVIEWER, grant -> streamed.add(grant.id()));
        assertThat(streamed).isEqualTo(seen);
        assertThat(list.count(all(), REVIEWER)).isEqualTo(52);
        assertThat(list.page(all(), REVIEWER, Optional.of("%%%"), 7).items()).hasSize(7);
    }

    @Test
    void aTenantThatIsLimitedToAGroupIsSeenByTheGroup() {
        PaperEstate open = estate();
        PaperEstate limited = limited(open);
        index(limited);
        Actor outside = actor(ConsoleRole.DATA_ENGINEER, Set.of("data-engineer"));
        Actor inside = actor(ConsoleRole.DATA_ENGINEER, Set.of("bank"));
        assertThat(names(all(), outside)).noneMatch(name -> name.startsWith("acme-bank"));
        assertThat(names(all(), inside)).anyMatch(name -> name.startsWith("acme-bank"));
        assertThat(list.find(new TenantId("acme-bank"), "grant-never", outside)).isEmpty();
        assertThat(targets.tenant("acme-bank", outside)).isEmpty();
        assertThat(targets.tenants(outside, 10)).hasSize(1);
        assertThat(targets.tenants(REVIEWER, 10)).hasSize(2);
        move(limited, open);
        assertThat(names(all(), outside)).anyMatch(name -> name.startsWith("acme-bank"));
        move(open, limited);
        assertThat(names(all(), outside)).noneMatch(name -> name.startsWith("acme-bank"));
    }

    private static PaperEstate limited(PaperEstate estate) {
        String path = "factory/acme-bank/namespace.yaml";
        return estate.with(
                path,
                estate.text(path)
                        .replace(
                                "    tenantry.dev/owner",
                                "    tenantry.dev/visible-to: bank\n    tenantry.dev/owner"));
    }

    @Test
    void anUpdateLeavesTheSameRowsAsIndexingAllAgain() {
        PaperEstate before = limited(estate());
        PaperEstate after =
                ending("acme-bank", "new", Duration.ofDays(5))
                        .in(before.without("tenants/acme-retail/infra/access/grants/soon.yaml"));
        index(before);
        move(before, after);
        List<Grant> updated = list.page(all(), REVIEWER, Optional.empty(), 100).items();
        Actor outside = actor(ConsoleRole.DATA_ENGINEER, Set.of());
        List<String> seen = names(all(), outside);
        index(after);
        assertThat(list.page(all(), REVIEWER, Optional.empty(), 100).items()).isEqualTo(updated);
        assertThat(names(all(), outside)).isEqualTo(seen).noneMatch(n -> n.contains("bank"));
    }

    @Test
    void whatCanBeAskedForComesFromTheIndex() {
        index(estate());
        assertThat(targets.resources(new TenantId("acme-retail")))
                .extracting(choice -> choice.target().toString(), Targets.ResourceChoice::dataClass)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("dataset/cards", "restricted"),
                        org.assertj.core.groups.Tuple.tuple(
                                "dataset/features_daily", "confidential"),
                        org.assertj.core.groups.Tuple.tuple(
                                "bucket/acme-retail-ml-prod-models", "internal"),
                        org.assertj.core.groups.Tuple.tuple("project", ""));
    }

    @Test
    void aHouseRuleThatCannotBeUsedIsAFinding() {
        String rule =
                """
                apiVersion: tenantry.dev/v1alpha1
                kind: PolicyRule
                metadata: {name: broken}
                spec: {sentence: "No", severity: refuse, appliesTo: grant, require: "grant.rolle == 'x'"}
                """;
        Findings findings = new Findings(DATABASE);
        PaperEstate broken = estate().with("policy/broken.yaml", rule);
        index(broken);
        assertThat(findings.page(Findings.Filter.ALL, Optional.empty(), 10).items())
                .filteredOn(f -> f.path().equals("policy/broken.yaml"))
                .hasSize(1);
        move(broken, broken.with("policy/broken.yaml", rule.replace("rolle", "role")));
        assertThat(findings.count(Findings.Filter.ALL)).isZero();
    }
}

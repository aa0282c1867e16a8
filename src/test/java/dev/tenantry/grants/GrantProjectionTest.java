package dev.tenantry.grants;

import static dev.tenantry.grants.GrantIndex.DATABASE;
import static dev.tenantry.grants.GrantIndex.NOW;
import static dev.tenantry.grants.GrantIndex.REVIEWER;
import static dev.tenantry.grants.GrantIndex.actor;
import static dev.tenantry.grants.GrantIndex.all;
import static dev.tenantry.grants.GrantIndex.filter;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenantry.identity.Actor;
import dev.tenantry.identity.ConsoleRole;
import dev.tenantry.indexing.Findings;
import dev.tenantry.manifest.TenantId;
import dev.tenantry.testing.GrantText;
import dev.tenantry.testing.Jane;
import dev.tenantry.testing.PaperEstate;
import dev.tenantry.web.KeyedPage;
import dev.tenantry.web.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GrantProjectionTest {

    private final GrantIndex grants = new GrantIndex();

    @BeforeEach
    void empty() {
        grants.index(PaperEstate.empty());
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
        grants.index(estate());
        assertThat(grants.names(all(), REVIEWER))
                .containsExactly(
                        "acme-bank grant-over",
                        "acme-retail grant-soon",
                        "acme-retail grant-later",
                        "acme-bank grant-never");
        assertThat(grants.names(filter("", "", "", "", ""), REVIEWER))
                .containsExactly(
                        "acme-retail grant-soon",
                        "acme-retail grant-later",
                        "acme-bank grant-never");
    }

    @Test
    void filtersNarrowTheList() {
        grants.index(estate());
        assertThat(grants.names(filter("", "", "", "", "expiring"), REVIEWER))
                .containsExactly("acme-retail grant-soon");
        assertThat(grants.names(filter("", "", "", "", "expired"), REVIEWER))
                .containsExactly("acme-bank grant-over");
        assertThat(grants.names(filter("", "", "", "", "permanent"), REVIEWER))
                .containsExactly("acme-bank grant-never");
        assertThat(grants.names(filter("", "", "", "7", "current"), REVIEWER))
                .containsExactly("acme-retail grant-soon");
        assertThat(grants.names(filter("ana", "", "", "", "all"), REVIEWER))
                .containsExactly("acme-bank grant-never");
        assertThat(grants.names(filter("JANE.D", "", "acme-retail", "", "all"), REVIEWER))
                .hasSize(2);
        assertThat(grants.names(filter("user:jane.doe@acme.example", "", "", "", "all"), REVIEWER))
                .hasSize(3);
        assertThat(grants.names(filter("", "bigquery.jobUser", "", "", "all"), REVIEWER))
                .containsExactly("acme-bank grant-never");
        assertThat(grants.names(filter("%", "", "", "", "all"), REVIEWER)).isEmpty();
    }

    @Test
    void aGrantKnowsWhoAskedAndWhy() {
        grants.index(estate());
        Grant grant =
                grants.list.find(new TenantId("acme-retail"), "grant-soon", REVIEWER).orElseThrow();
        assertThat(grant.state()).isEqualTo(Grant.State.EXPIRING);
        assertThat(grant.asked().why()).contains("Checks a test");
        assertThat(grant.resource()).isEqualTo("cards");
        assertThat(grant.can()).isEqualTo("read dataset cards");
        assertThat(grant.path()).endsWith("/soon.yaml");
        assertThat(grant.canBeExtended()).isTrue();
    }

    @Test
    void accessListsAreGrantsTooButNotOurs() {
        grants.index(estate());
        assertThat(
                        grants.list
                                .page(
                                        filter("analysts", "", "acme-retail", "", "all"),
                                        REVIEWER,
                                        Optional.empty(),
                                        50)
                                .items())
                .isNotEmpty()
                .allMatch(grant -> !grant.managed() && !grant.canBeRevokedBy(Jane.LINKED));
    }

    @Test
    void pagesByKeyShowEveryGrantOnce() {
        PaperEstate estate = PaperEstate.empty().withTenant("acme-retail");
        for (int i = 0; i < 25; i++) {
            estate = ending("acme-retail", "g" + i, Duration.ofDays(1 + i % 3)).in(estate);
            estate = GrantText.project("acme-retail", "roles/browser").named("p" + i).in(estate);
        }
        grants.index(estate);
        List<String> seen = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            KeyedPage<Grant> page = grants.list.page(all(), REVIEWER, cursor, 7);
            page.items().forEach(grant -> seen.add(grant.id()));
            cursor = page.next();
        } while (cursor.isPresent());
        assertThat(seen).doesNotHaveDuplicates().hasSize(52);
        List<String> streamed = new ArrayList<>();
        grants.list.each(all(), REVIEWER, grant -> streamed.add(grant.id()));
        assertThat(streamed).isEqualTo(seen);
        assertThat(grants.list.count(all(), REVIEWER)).isEqualTo(52);
        assertThatThrownBy(() -> grants.list.page(all(), REVIEWER, Optional.of("%%%"), 7))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("not one that this list gave out");
    }

    @Test
    void aTenantThatIsLimitedToAGroupIsSeenByTheGroup() {
        PaperEstate open = estate();
        PaperEstate limited = limited(open);
        grants.index(limited);
        Actor outside = actor(ConsoleRole.DATA_ENGINEER, Set.of("data-engineer"));
        Actor inside = actor(ConsoleRole.DATA_ENGINEER, Set.of("bank"));
        assertThat(grants.names(all(), outside)).noneMatch(name -> name.startsWith("acme-bank"));
        assertThat(grants.names(all(), inside)).anyMatch(name -> name.startsWith("acme-bank"));
        assertThat(grants.list.find(new TenantId("acme-bank"), "grant-never", outside)).isEmpty();
        assertThat(grants.targets.tenant("acme-bank", outside)).isEmpty();
        assertThat(grants.targets.tenants(outside, 10)).hasSize(1);
        assertThat(grants.targets.tenants(REVIEWER, 10)).hasSize(2);
        grants.move(limited, open);
        assertThat(grants.names(all(), outside)).anyMatch(name -> name.startsWith("acme-bank"));
        grants.move(open, limited);
        assertThat(grants.names(all(), outside)).noneMatch(name -> name.startsWith("acme-bank"));
    }

    @Test
    void aLimitedTenantThatIsTakenAwayDoesNotLeaveItsGrantsToEverybody() {
        PaperEstate limited = limited(estate());
        grants.index(limited);
        PaperEstate without = limited.without("factory/acme-bank/namespace.yaml");
        grants.move(limited, without);
        PaperEstate rewritten = ending("acme-bank", "new", Duration.ofDays(5)).in(without);
        grants.move(without, rewritten);
        Actor outside = actor(ConsoleRole.DATA_ENGINEER, Set.of("data-engineer"));
        assertThat(grants.names(all(), outside)).noneMatch(name -> name.startsWith("acme-bank"));
        assertThat(grants.names(all(), REVIEWER)).contains("acme-bank grant-new");
        grants.index(rewritten);
        assertThat(grants.names(all(), outside)).noneMatch(name -> name.startsWith("acme-bank"));
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
        grants.index(before);
        grants.move(before, after);
        List<Grant> updated = grants.list.page(all(), REVIEWER, Optional.empty(), 100).items();
        Actor outside = actor(ConsoleRole.DATA_ENGINEER, Set.of());
        List<String> seen = grants.names(all(), outside);
        grants.index(after);
        assertThat(grants.list.page(all(), REVIEWER, Optional.empty(), 100).items())
                .isEqualTo(updated);
        assertThat(grants.names(all(), outside)).isEqualTo(seen).noneMatch(n -> n.contains("bank"));
    }

    @Test
    void whatCanBeAskedForComesFromTheIndex() {
        grants.index(estate());
        assertThat(grants.targets.resources(new TenantId("acme-retail")))
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
        grants.index(broken);
        assertThat(findings.page(Findings.Filter.ALL, Optional.empty(), 10).items())
                .filteredOn(f -> f.path().equals("policy/broken.yaml"))
                .hasSize(1);
        grants.move(broken, broken.with("policy/broken.yaml", rule.replace("rolle", "role")));
        assertThat(findings.count(Findings.Filter.ALL)).isZero();
    }
}

package dev.tenantry.sandbox.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class WorldTest {

    private static final Instant NOW = Instant.parse("2026-11-23T09:30:00Z");
    private final World world = World.at(NOW);

    @Test
    void theSameInstantGivesTheSameWorld() {
        assertThat(World.at(NOW).grants().toList()).isEqualTo(world.grants().toList());
        assertThat(World.at(NOW).tenants().toList()).isEqualTo(world.tenants().toList());
    }

    @Test
    void itHasTwelveTenantsWithProjectsOfTheirOwn() {
        assertThat(world.tenants()).hasSize(12);
        assertThat(world.tenants().map(Tenant::project)).doesNotHaveDuplicates();
        assertThat(world.tenants().map(Tenant::project))
                .allMatch(p -> p.matches("[a-z][a-z0-9-]{4,28}[a-z0-9]"));
    }

    @Test
    void itHasPoolsTemplatesAndSchedules() {
        assertThat(world.pools()).hasSize(3);
        assertThat(world.templates()).hasSize(10);
        assertThat(world.schedules()).hasSize(6);
        assertThat(world.people()).hasSizeBetween(24, 28);
        assertThat(world.drifts()).hasSize(2);
    }

    @Test
    void itHasAboutAHundredAndFiftyGrantsOfEveryKind() {
        List<Grant> grants = world.grants().toList();
        assertThat(grants).hasSizeBetween(140, 165);
        assertThat(grants).filteredOn(g -> g.isExpiredAt(NOW)).hasSizeBetween(8, 25);
        assertThat(grants)
                .filteredOn(g -> !g.isExpiredAt(NOW) && g.isExpiredAt(NOW.plus(Duration.ofDays(4))))
                .hasSizeBetween(8, 30);
        assertThat(grants)
                .filteredOn(g -> g.principal().equals(world.leaver().member()))
                .hasSize(1);
        assertThat(grants.stream().map(g -> g.target().kind()).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(Target.Kind.values());
    }

    @Test
    void aGrantsFileNameIsUsedOnce() {
        assertThat(world.grants().map(Grant::path)).doesNotHaveDuplicates();
        assertThat(world.grants().map(Grant::name)).allMatch(n -> n.matches("[0-9]{8}-[a-z0-9-]+"));
    }

    @Test
    void noGrantWasAskedForInTheFutureOrApprovedByItsRequester() {
        assertThat(world.grants()).allMatch(g -> g.requestedAt().isBefore(NOW));
        assertThat(world.grants()).allMatch(g -> !g.requestedBy().equals(g.approvedBy()));
    }

    @Test
    void aPersonsAccessKeepsToTheHouseRules() {
        assertThat(world.grants().filter(g -> g.principal().startsWith("user:")))
                .allMatch(
                        g ->
                                Duration.between(g.requestedAt(), g.expiresAt().orElseThrow())
                                                .compareTo(
                                                        Duration.ofDays(
                                                                g.target()
                                                                        .dataClass()
                                                                        .longestDays()))
                                        <= 0);
    }

    @Test
    void aWorldOfTenThousandTenantsBeginsWithTheHandMadeOnes() {
        World big = World.ofSize(NOW, 10_000);
        assertThat(big.tenants().limit(12)).isEqualTo(world.tenants().toList());
        assertThat(big.tenants().map(Tenant::project).distinct()).hasSize(10_000);
        assertThat(big.tenants().skip(12).limit(500))
                .allMatch(t -> t.project().length() <= 30 && big.grants(t).size() == 2);
    }
}

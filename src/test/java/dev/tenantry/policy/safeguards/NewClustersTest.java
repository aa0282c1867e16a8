package dev.tenantry.policy.safeguards;

import static dev.tenantry.policy.GuardedEstate.ESTATE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.policy.ByPeople;
import dev.tenantry.policy.change.Case;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A cluster that comes is named with all that may open it. */
class NewClustersTest {

    private static final String COMES =
            "Cluster second comes: whoever rules it may make what acts by every account of workload"
                    + " pool platform-prod.svc.id.goog";

    @Test
    void oneThatIsClosedIsNamedAllTheSame() {
        assertThat(losses(ByPeople.cluster("  networkPolicy: {enabled: true}\n")))
                .containsExactly(COMES + ".");
    }

    @Test
    void whatOpensItIsSaid() {
        String open =
                """
                  enableLegacyAbac: true
                  authenticatorGroupsConfig: {securityGroup: all@evil.example}
                  nodeConfig: {tags: [open], machineType: e2-small}
                """;
        assertThat(losses(ByPeople.cluster(open)))
                .singleElement()
                .asString()
                .contains("enableLegacyAbac true", "all@evil.example", "nodeConfig.tags [open]")
                .doesNotContain("e2-small");
    }

    @Test
    void soIsAnApiThatAnswersEverybody() {
        String text = ByPeople.cluster("").replace("enablePrivateEndpoint: true", "");
        assertThat(losses(text)).singleElement().asString().contains("its address for everybody");
    }

    private static List<String> losses(String cluster) {
        return Safeguards.of(
                        new Case(
                                ESTATE.to(ESTATE.with("platform/clusters/second.yaml", cluster)),
                                ESTATE))
                .stream()
                .map(Safeguards.Loss::sentence)
                .toList();
    }
}

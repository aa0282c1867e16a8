package dev.tenantry.testing.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a verify must contain, so that no kind of test is dropped unseen. */
class WhatVerifyHoldsTest {

    /** Test classes of each kind, and tests written in them: no fewer without saying so here. */
    private static final Map<TestKind, Least> LEAST =
            Map.of(
                    TestKind.PLAIN, new Least(215, 1_000),
                    TestKind.PROPERTY, new Least(2, 10),
                    TestKind.APPLICATION, new Least(46, 250),
                    TestKind.BROWSER, new Least(11, 20),
                    TestKind.INTEGRATION, new Least(10, 21));

    /** Each the only one of its kind. */
    private static final List<String> ONLY_ONES =
            List.of(
                    "dev.tenantry.AbsentOnPurposeTest",
                    "dev.tenantry.ArchitectureTest",
                    "dev.tenantry.DevModeIT",
                    "dev.tenantry.NativeSourcesIT",
                    "dev.tenantry.NoRemoteCallInATransactionTest",
                    "dev.tenantry.ProductionArtifactIT",
                    "dev.tenantry.ReadModelWritersTest",
                    "dev.tenantry.TemplatesTest",
                    "dev.tenantry.grants.UpstreamSchemasTest",
                    "dev.tenantry.install.ContainerFilesTest",
                    "dev.tenantry.install.InstallGuideTest",
                    "dev.tenantry.install.ProductionTest",
                    "dev.tenantry.journeys.AskAndDecidePagesTest",
                    "dev.tenantry.journeys.AskForAccessIT",
                    "dev.tenantry.journeys.EstatePagesTest",
                    "dev.tenantry.journeys.EveryStageTest",
                    "dev.tenantry.journeys.OperationsPagesTest",
                    "dev.tenantry.journeys.RarePagesTest",
                    "dev.tenantry.journeys.StagesInTroubleTest",
                    "dev.tenantry.manifest.HostileYamlTest",
                    "dev.tenantry.manifest.ManifestEditorPropertyTest",
                    "dev.tenantry.proposals.ForgeOutagesTest",
                    "dev.tenantry.proposals.KilledAfterItIsDoneIT",
                    "dev.tenantry.proposals.KilledBeforeItIsDoneIT",
                    "dev.tenantry.proposals.KilledLaterAfterItIsDoneIT",
                    "dev.tenantry.proposals.KilledLaterBeforeItIsDoneIT",
                    "dev.tenantry.proposals.TwoReplicasIT",
                    "dev.tenantry.sandbox.github.ExchangesOfTheRunTest",
                    "dev.tenantry.web.GetChangesNothingTest",
                    "dev.tenantry.web.HiddenTenantTest",
                    "dev.tenantry.web.OrderlyStopIT");

    private record Least(int classes, int tests) {}

    private final List<TestClass> all = TestClass.below(Path.of("target", "test-classes"));

    WhatVerifyHoldsTest() throws IOException {}

    @Test
    void noKindGetsFewer() {
        LEAST.forEach(
                (kind, least) -> {
                    List<TestClass> some = all.stream().filter(t -> t.kind() == kind).toList();
                    assertThat(some)
                            .as("classes: %s", kind)
                            .hasSizeGreaterThanOrEqualTo(least.classes());
                    assertThat(some.stream().mapToInt(TestClass::methods).sum())
                            .as("tests: %s", kind)
                            .isGreaterThanOrEqualTo(least.tests());
                });
    }

    @Test
    void theOnlyOnesAreThere() {
        assertThat(all.stream().map(TestClass::name)).containsAll(ONLY_ONES);
    }

    /** The limit of a run is near what is written, or it would not notice a part that is gone. */
    @Test
    void theNumbersFollowWhatIsThere() {
        LEAST.forEach(
                (kind, least) ->
                        assertThat(all.stream().filter(t -> t.kind() == kind).count())
                                .as("raise the numbers of %s", kind)
                                .isLessThanOrEqualTo(least.classes() + 10L + least.classes() / 5));
    }
}

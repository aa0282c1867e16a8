package dev.tenantry.indexing;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import dev.tenantry.manifest.EstateAccess.Credential;
import dev.tenantry.sandbox.SandboxSettings;
import dev.tenantry.sandbox.actuator.LivePlatform;
import dev.tenantry.sandbox.billing.BillingExport;
import dev.tenantry.sandbox.github.AcmeBeginning;
import dev.tenantry.sandbox.github.GitHubServer;
import dev.tenantry.sandbox.google.GoogleCloud;
import dev.tenantry.sandbox.world.SavedWorld;
import dev.tenantry.sandbox.world.World;
import dev.tenantry.sources.git.EstateMirror;
import dev.tenantry.sources.kubernetes.ClusterFacts;
import dev.tenantry.sources.kubernetes.ClusterListener;
import dev.tenantry.sources.kubernetes.ClusterWatch;
import dev.tenantry.testing.Eventually;
import dev.tenantry.testing.LiveCluster;
import dev.tenantry.testing.OurClasses;
import dev.tenantry.testing.SandboxedGoogle;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;

/**
 * All of the sandbox's sources, standing still: the cluster as it was when everything was live, and
 * nobody who changes anything. Indexed by everything that indexes.
 */
final class WholeWorld implements AutoCloseable {

    private static final List<String> CONNECTORS =
            List.of(
                    "iam/IAMPolicyMember",
                    "iam/IAMServiceAccount",
                    "resourcemanager/Project",
                    "bigquery/BigQueryDataset",
                    "storage/StorageBucket",
                    "serviceusage/Service");

    /** Workflows, templates of two kinds, cron workflows, applications, nodes. */
    private static final int OTHER_KINDS = 6;

    private final GitHubServer github;
    private final BillingExport billing;
    private final GoogleCloud google;
    private final LiveCluster cluster;
    private final EstateMirror mirror;
    private final EstateIndexing estateIndexing;
    private final GoogleIndexing googleIndexing;
    private final BillingIndexing billingIndexing;
    private final IndexRuns runs;
    private final Clock clock;

    WholeWorld(Path folder, DataSource database, Clock clock) throws IOException {
        this.clock = clock;
        SandboxSettings settings =
                new SandboxSettings(
                        folder, false, "http://127.0.0.1:9", Duration.ofMillis(1), 12, 0);
        World world = SavedWorld.of(settings, Clock.systemUTC());
        github = GitHubServer.start(settings, new AcmeBeginning(world));
        billing = BillingExport.start(settings, Clock.systemUTC());
        google = GoogleCloud.start(settings, world);
        LivePlatform.start(
                        settings,
                        world,
                        GitHubServer.estate(settings),
                        google.policies(),
                        Clock.systemUTC())
                .close();
        cluster = new LiveCluster(settings.folder("kubernetes"));

        runs = new IndexRuns(database, projections(), moved -> {}, clock);
        Claims claims = new Claims(database);
        mirror =
                new EstateMirror(
                        address(github.addresses(), "tenantry.estate.url"),
                        "main",
                        folder.resolve("mirror.git"),
                        url -> Optional.of(new Credential("x-access-token", "ghp_infra-engineer")));
        estateIndexing = new EstateIndexing(mirror, runs, claims, new HistoryIndexing(database));
        googleIndexing =
                new GoogleIndexing(
                        new SandboxedGoogle(
                                address(google.addresses(), "tenantry.google.endpoint")),
                        runs,
                        claims,
                        database,
                        clock);
        billingIndexing =
                new BillingIndexing(
                        Optional.of(
                                new dev.tenantry.sources.billing.BillingExport(
                                        settings.folder("billing"), "EUR", 20_000)),
                        runs,
                        claims,
                        database);
    }

    private static String address(Map<String, String> addresses, String key) {
        return Objects.requireNonNull(addresses.get(key), key);
    }

    /** Whatever is one, so that a new one is part of it. */
    static List<Projection<?>> projections() {
        List<Projection<?>> projections = new ArrayList<>();
        for (JavaClass found : OurClasses.all()) {
            if (found.isAssignableTo(Projection.class)
                    && !found.isInterface()
                    && !found.getModifiers().contains(JavaModifier.ABSTRACT)) {
                try {
                    var constructor = found.reflect().getDeclaredConstructor();
                    constructor.setAccessible(true);
                    projections.add((Projection<?>) constructor.newInstance());
                } catch (ReflectiveOperationException e) {
                    throw new IllegalStateException(found.getName(), e);
                }
            }
        }
        return projections;
    }

    /** Reads a source to its end. */
    void index(Source source) throws InterruptedException {
        switch (source) {
            case GIT -> estateIndexing.look();
            case GOOGLE_CLOUD -> googleIndexing.look();
            case KUBERNETES -> followCluster();
            case BILLING -> billingIndexing.look();
        }
    }

    private void followCluster() throws InterruptedException {
        Set<String> complete = ConcurrentHashMap.newKeySet();
        ClusterListener listener =
                new ClusterListener() {
                    @Override
                    public void facts(ClusterFacts facts) {
                        runs.index(Source.KUBERNETES, "all", facts);
                        facts.complete().forEach(kind -> complete.add(kind.kind().plural()));
                    }

                    @Override
                    public void quiet() {}

                    @Override
                    public void away(String sentence) {
                        throw new AssertionError(sentence);
                    }
                };
        try (ClusterWatch _ =
                ClusterWatch.start(
                        cluster.client(), LiveCluster.impatient(CONNECTORS), clock, listener)) {
            Eventually.holds(() -> complete.size() >= CONNECTORS.size() + OTHER_KINDS);
        }
    }

    @Override
    public void close() {
        googleIndexing.close();
        mirror.close();
        cluster.close();
        google.close();
        billing.close();
        github.close();
    }
}

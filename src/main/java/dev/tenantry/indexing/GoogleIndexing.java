package dev.tenantry.indexing;

import dev.tenantry.sources.gcp.GoogleCloud;
import dev.tenantry.sources.gcp.GoogleFacts;
import dev.tenantry.sources.gcp.GoogleSettings;
import dev.tenantry.sources.gcp.GoogleTrouble;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Looks at Google Cloud now and then, and writes rows when something is not as it was. */
@ApplicationScoped
public class GoogleIndexing {

    private static final Logger LOG = Logger.getLogger(GoogleIndexing.class);

    private final GoogleSettings settings;
    private final IndexRuns runs;
    private final Claims claims;
    private final DataSource database;
    private final Clock clock;
    private @Nullable GoogleCloud cloud;

    public GoogleIndexing(
            GoogleSettings settings,
            IndexRuns runs,
            Claims claims,
            DataSource database,
            Clock clock) {
        this.settings = settings;
        this.runs = runs;
        this.claims = claims;
        this.database = database;
        this.clock = clock;
    }

    /** Looks at all projects once, unless another replica is doing so. */
    @Scheduled(
            every = "${tenantry.google.poll:1m}",
            delayed = "{tenantry.indexing.first-look}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    public void look() throws InterruptedException {
        Optional<Claims.Claim> taken = claims.take(Source.GOOGLE_CLOUD);
        if (taken.isEmpty()) {
            return;
        }
        try (Claims.Claim _ = taken.get()) {
            index(cloud().look(wanted()));
        } catch (GoogleTrouble e) {
            LOG.warn("Google Cloud can't be read", e);
            runs.failed(Source.GOOGLE_CLOUD, e.sentence());
        }
    }

    private void index(GoogleFacts facts) {
        String marker = facts.marker();
        if (runs.marker(Source.GOOGLE_CLOUD).filter(marker::equals).isPresent()) {
            runs.unchanged(Source.GOOGLE_CLOUD);
        } else {
            runs.index(Source.GOOGLE_CLOUD, marker, facts);
        }
    }

    private synchronized GoogleCloud cloud() throws GoogleTrouble {
        GoogleCloud open = cloud;
        if (open == null) {
            open = GoogleCloud.open(settings, clock);
            cloud = open;
        }
        return open;
    }

    @PreDestroy
    public synchronized void close() {
        if (cloud != null) {
            cloud.close();
        }
    }

    /** The projects that the estate describes; each has to answer. */
    private Set<String> wanted() {
        Set<String> wanted = new HashSet<>();
        try (Connection connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement(
                                "select distinct project from read_model.project_claim");
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                wanted.add(row.getString(1));
            }
            return wanted;
        } catch (SQLException e) {
            throw new IndexFailed(Source.GOOGLE_CLOUD, e);
        }
    }
}

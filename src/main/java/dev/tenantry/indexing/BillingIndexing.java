package dev.tenantry.indexing;

import dev.tenantry.sources.billing.BillingExport;
import dev.tenantry.sources.billing.BillingFacts;
import dev.tenantry.sources.billing.BillingSettings;
import dev.tenantry.sources.billing.KnownFile;
import dev.tenantry.web.BillCurrency;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/** Looks into the billing export's folder now and then, and indexes what is new in it. */
@ApplicationScoped
public class BillingIndexing {

    private static final Logger LOG = Logger.getLogger(BillingIndexing.class);

    /** Daily charges of one index run; some 50 MB. */
    private static final int BATCH = 100_000;

    private final Optional<BillingExport> export;
    private final IndexRuns runs;
    private final Claims claims;
    private final DataSource database;

    @Inject
    BillingIndexing(
            BillingSettings settings,
            BillCurrency currency,
            IndexRuns runs,
            Claims claims,
            DataSource database) {
        this(
                settings.folder()
                        .map(folder -> new BillingExport(Path.of(folder), currency.code(), BATCH)),
                runs,
                claims,
                database);
    }

    public BillingIndexing(
            Optional<BillingExport> export, IndexRuns runs, Claims claims, DataSource database) {
        this.export = export;
        this.runs = runs;
        this.claims = claims;
        this.database = database;
    }

    /** Reads all that is new, unless another replica is doing so. */
    @Scheduled(
            every = "${tenantry.billing.poll:5m}",
            delayed = "{tenantry.indexing.first-look}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    public void look() {
        if (export.isEmpty()) {
            return;
        }
        Optional<Claims.Claim> taken = claims.take(Source.BILLING);
        if (taken.isEmpty()) {
            return;
        }
        try (Claims.Claim claim = taken.get()) {
            boolean more = true;
            while (more && claim.holds()) {
                more = index(export.get());
            }
        } catch (IOException e) {
            LOG.warn("The billing export can't be read", e);
            runs.failed(Source.BILLING, "The folder of the billing export can't be read.");
        }
    }

    /** Indexes one batch; returns whether there is more. */
    private boolean index(BillingExport source) throws IOException {
        Map<String, KnownFile> known = known();
        BillingFacts news = source.news(known);
        if (!news.isNews()) {
            runs.unchanged(Source.BILLING);
            return false;
        }
        runs.index(Source.BILLING, marker(known, news), news);
        return news.more();
    }

    /** People read it on the status page: how many files, and the newest of them. */
    private static String marker(Map<String, KnownFile> known, BillingFacts news) {
        Map<String, String> stamps = new HashMap<>();
        known.forEach((name, file) -> stamps.put(name, file.stamp()));
        news.moved().values().forEach(stamps::remove);
        news.read().forEach(file -> stamps.put(file.file().name(), file.file().stamp()));
        String newest = stamps.keySet().stream().max(String::compareTo).orElse("");
        return "%d files, to %s (%08x)".formatted(stamps.size(), newest, stamps.hashCode());
    }

    private Map<String, KnownFile> known() {
        String sql = "select name, hash, stamp, gone, duplicate_of from read_model.billing_file";
        Map<String, KnownFile> known = new HashMap<>();
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql);
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                known.put(
                        row.getString(1),
                        new KnownFile(
                                row.getString(2),
                                row.getString(3),
                                row.getBoolean(4),
                                Optional.ofNullable(row.getString(5))));
            }
            return known;
        } catch (SQLException e) {
            throw new IndexFailed(Source.BILLING, e);
        }
    }
}

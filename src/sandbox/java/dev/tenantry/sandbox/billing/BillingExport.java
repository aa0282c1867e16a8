package dev.tenantry.sandbox.billing;

import dev.tenantry.sandbox.Part;
import dev.tenantry.sandbox.SandboxSettings;
import dev.tenantry.sandbox.world.SavedWorld;
import dev.tenantry.sandbox.world.World;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * The billing export: a folder of FOCUS 1.2 files that grows by a day every midnight (UTC), with
 * thirteen months of history from the start.
 */
public final class BillingExport implements Part {

    private static final System.Logger LOG = System.getLogger(BillingExport.class.getName());

    private final Path folder;
    private final ScheduledExecutorService ticker;

    private BillingExport(Path folder, ScheduledExecutorService ticker) {
        this.folder = folder;
        this.ticker = ticker;
    }

    /** Starts the export of the sandbox's world. */
    public static BillingExport start(SandboxSettings settings, Clock clock) {
        BilledAccount account = BilledAccount.of(SavedWorld.of(settings, clock));
        return start(settings.folder("billing"), account, clock);
    }

    /** Delivers what is due into {@code folder} and keeps it up to date until closed. */
    public static BillingExport start(Path folder, BilledAccount account, Clock clock) {
        BillingFolder files = new BillingFolder(folder, account);
        files.deliver(LocalDate.now(clock));
        ScheduledExecutorService ticker =
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().daemon().name("billing-export").factory());
        ScheduledFuture<?> _ =
                ticker.scheduleWithFixedDelay(() -> tick(files, clock), 1, 1, TimeUnit.MINUTES);
        return new BillingExport(folder, ticker);
    }

    /** A full disk must not end the deliveries for ever: the next minute tries again. */
    private static void tick(BillingFolder files, Clock clock) {
        try {
            files.deliver(LocalDate.now(clock));
        } catch (UncheckedIOException e) {
            LOG.log(System.Logger.Level.WARNING, "The billing export could not deliver.", e);
        }
    }

    @Override
    public Map<String, String> addresses() {
        return Map.of("tenantry.billing.folder", folder.toAbsolutePath().toString());
    }

    @Override
    public void close() {
        ticker.shutdownNow();
    }

    /** Writes an export of any size: {@code FOLDER TENANTS}, for measurements. */
    public static void main(String[] arguments) {
        Clock clock = Clock.systemUTC();
        World world = World.ofSize(clock.instant(), Integer.parseInt(arguments[1]));
        BillingFolder files = new BillingFolder(Path.of(arguments[0]), BilledAccount.of(world));
        files.deliver(LocalDate.now(clock));
    }
}

package dev.tenantry.sandbox;

import dev.tenantry.sandbox.actuator.LivePlatform;
import dev.tenantry.sandbox.billing.BillingExport;
import dev.tenantry.sandbox.database.EmbeddedDatabase;
import dev.tenantry.sandbox.github.AcmeBeginning;
import dev.tenantry.sandbox.github.GitHubServer;
import dev.tenantry.sandbox.google.GoogleCloud;
import dev.tenantry.sandbox.signin.OpenIdProvider;
import dev.tenantry.sandbox.world.SavedWorld;
import dev.tenantry.sandbox.world.World;
import java.nio.channels.FileLock;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;

/**
 * The outside world in a box: starts every part, tells where they are, and runs until it is
 * stopped.
 */
public final class Sandbox implements AutoCloseable {

    private final StateFolder folder;
    private final FileLock hold;
    private final Deque<Part> parts = new ArrayDeque<>();
    private final Map<String, String> addresses = new TreeMap<>();

    private Sandbox(StateFolder folder, FileLock hold) {
        this.folder = folder;
        this.hold = hold;
    }

    public static void main(String... arguments) throws InterruptedException {
        SandboxArguments given = SandboxArguments.parse(arguments);
        StateFolder folder = new StateFolder(given.settings().state());
        Optional<FileLock> hold = folder.hold();
        if (hold.isEmpty()) {
            System.out.println("A sandbox already runs in " + given.settings().state());
            return;
        }
        if (given.fresh()) {
            EmbeddedDatabase.stopLeftover(given.settings());
            folder.clear();
        }
        Sandbox sandbox = open(given, folder, hold.get());
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(sandbox::close));
        ProcessHandle toOutlive =
                given.until().flatMap(ProcessHandle::of).orElseGet(ProcessHandle::current);
        awaitEndOf(toOutlive);
        System.exit(0);
    }

    /** Returns when {@code process} has ended; never for our own, which a signal ends. */
    private static void awaitEndOf(ProcessHandle process) throws InterruptedException {
        if (process.equals(ProcessHandle.current())) {
            new CountDownLatch(1).await();
        }
        process.onExit().join();
    }

    private static Sandbox open(SandboxArguments given, StateFolder folder, FileLock hold) {
        folder.withdrawAddresses();
        Sandbox sandbox = new Sandbox(folder, hold);
        World world = SavedWorld.of(given.settings(), Clock.systemUTC());
        sandbox.startEstate(given, world);
        if (!given.estateOnly()) {
            sandbox.startPlatform(given.settings(), world);
        }
        folder.publish(sandbox.addresses);
        System.out.println("The sandbox is ready.");
        return sandbox;
    }

    private void startEstate(SandboxArguments given, World world) {
        SandboxSettings settings = given.settings();
        AcmeBeginning beginning = new AcmeBeginning(world);
        start("PostgreSQL", () -> EmbeddedDatabase.start(settings));
        start("sign-in", () -> OpenIdProvider.start(settings));
        start(
                "GitHub",
                () ->
                        given.record()
                                ? GitHubServer.startRecorded(settings, beginning)
                                : GitHubServer.start(settings, beginning));
    }

    private void startPlatform(SandboxSettings settings, World world) {
        start("billing", () -> BillingExport.start(settings, Clock.systemUTC()));
        GoogleCloud google = start("Google Cloud", () -> GoogleCloud.start(settings, world));
        start(
                "Kubernetes",
                () ->
                        LivePlatform.start(
                                settings,
                                world,
                                GitHubServer.estate(settings),
                                google.policies(),
                                Clock.systemUTC()));
    }

    private <P extends Part> P start(String name, Supplier<P> starter) {
        long began = System.nanoTime();
        P part = starter.get();
        parts.push(part);
        addresses.putAll(part.addresses());
        System.out.printf("  %-12s %d ms%n", name, (System.nanoTime() - began) / 1_000_000);
        return part;
    }

    @Override
    public void close() {
        folder.withdrawAddresses();
        parts.forEach(Part::close);
        StateFolder.release(hold);
    }
}

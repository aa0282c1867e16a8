package dev.tenantry.sandbox.github;

import com.sun.net.httpserver.HttpServer;
import dev.tenantry.sandbox.Part;
import dev.tenantry.sandbox.SandboxSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** GitHub on loopback, with the paths of GitHub Enterprise. */
public final class GitHubServer implements Part {

    private static final int PORT = 8181;
    private static final String API = "/api/v3";
    static final String REPOSITORY = "acme-data/estate";

    static {
        // Without it the JDK's server holds small answers back for 40 ms.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Hub hub;
    private final Webhooks webhooks;
    private final Faults faults;
    private final Renaming renaming = new Renaming(REPOSITORY);

    /** Starts it over its state folder, which {@code beginning} fills when it is new. */
    public static GitHubServer start(SandboxSettings settings, Beginning beginning) {
        return start(settings, beginning, Clock.systemUTC(), Observer.NONE);
    }

    /** Writes down in {@link #exchanges} what it is asked and what it answers. */
    public static GitHubServer startRecorded(SandboxSettings settings, Beginning beginning) {
        return start(
                settings, beginning, Clock.systemUTC(), new Recorder(exchanges(settings.state())));
    }

    /** Where requests and answers stand, below the state folder of a sandbox. */
    static Path exchanges(Path state) {
        return state.resolve("exchanges.jsonl");
    }

    static GitHubServer start(
            SandboxSettings settings, Beginning beginning, Clock clock, Observer observer) {
        try {
            return new GitHubServer(settings, beginning, clock, observer);
        } catch (IOException e) {
            throw new UncheckedIOException("The sandbox's GitHub does not start.", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The sandbox's GitHub has no key.", e);
        }
    }

    private GitHubServer(
            SandboxSettings settings, Beginning beginning, Clock clock, Observer observer)
            throws IOException, GeneralSecurityException {
        Path folder = Files.createDirectories(settings.folder("github"));
        server =
                HttpServer.create(
                        new InetSocketAddress(
                                InetAddress.getLoopbackAddress(), settings.port(PORT)),
                        0);
        String web = "http://127.0.0.1:" + server.getAddress().getPort();
        GitStore git = new GitStore(estate(settings));
        Store store = new Store(folder.resolve("state.json"), clock);
        hub = Hub.of(new Urls(web, REPOSITORY), store, git, new Credentials(folder));
        begin(beginning);
        webhooks = new Webhooks(store, settings.consoleUrl(), hub.credentials().webhookSecret());
        faults = new Faults(clock);
        RateLimits limits = new RateLimits(clock);
        Routes routes = routes(settings.consoleUrl(), limits);
        server.createContext(
                "/",
                new Door(hub, renaming, routes, faults, limits, observer, webhooks::wake));
        server.createContext("/" + REPOSITORY + ".git/", new SmartHttp(hub, webhooks::wake));
        server.setExecutor(threads);
        server.start();
        webhooks.start();
    }

    /** Changes what the main branch demands, as its administrators may. */
    public void rules(Consumer<BranchRules> change) {
        change(ledger -> change.accept(ledger.rules));
    }

    /** The repository has another name now. */
    public void rename(String name) {
        renaming.to(name);
    }

    /** Somebody has the login now, whoever had it before. */
    public void account(Account account) {
        change(all -> all.add(account));
    }

    /** Somebody deleted their account. */
    public void gone(String login) {
        change(all -> all.accounts.remove(login));
    }

    /** Something happened to a pull request, by somebody of the company. */
    public void event(int pull, String name) {
        change(all -> all.happened(pull, name, hub.store().now()));
    }

    private void change(Consumer<Ledger> what) {
        try {
            hub.store().update(what::accept);
        } catch (Exception e) {
            throw new IllegalStateException("The sandbox's GitHub could not be changed.", e);
        }
    }

    /** The bare repository of a sandbox, for what follows merges without a forge. */
    public static Path estate(SandboxSettings settings) {
        return settings.folder("github").resolve("estate.git");
    }

    private void begin(Beginning beginning) throws IOException {
        if (!hub.store().isFresh()) {
            return;
        }
        try {
            hub.store()
                    .update(
                            ledger -> {
                                beginning.fill(hub.git().repository(), ledger);
                                Settled.in(ledger);
                            });
            hub.store().save();
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException("The sandbox's GitHub could not be filled.", e);
        }
    }

    private Routes routes(String consoleUrl, RateLimits limits) {
        String repo = API + "/repos/" + REPOSITORY;
        Routes routes = new Routes();
        PullContents contents = new PullContents(hub);
        new RefsApi(hub).register(routes, repo);
        new GitDataApi(hub).register(routes, repo);
        new ReviewsApi(hub).register(routes, repo);
        new MergeApi(hub, contents).register(routes, repo);
        new PullsApi(hub, contents).register(routes, repo);
        MergeQueue queue = new MergeQueue(hub, contents);
        new ChecksApi(hub, queue).register(routes, repo);
        new GraphQlApi(queue).register(routes);
        new StatusesApi(hub).register(routes, repo);
        new LineCommentsApi(hub, contents).register(routes, repo);
        new AppApi(hub, limits).register(routes, API, repo);
        new RulesApi().register(routes, repo);
        new RepositoryApi(hub).register(routes, repo);
        new ActivityApi(hub).register(routes, repo);
        new TeamsApi(hub).register(routes, API);
        new LoginPages(hub, consoleUrl).register(routes, API);
        routes.on("POST", "/_sandbox/faults", (call, ledger) -> faults.order(call));
        routes.on("DELETE", "/_sandbox/faults", (call, ledger) -> faults.clear(call));
        new Pages(hub, contents).register(routes);
        return routes;
    }

    /** Orders trouble. */
    public Faults faults() {
        return faults;
    }

    @Override
    public Map<String, String> addresses() {
        Urls urls = hub.urls();
        Map<String, String> keys = new LinkedHashMap<>();
        keys.put("tenantry.estate.url", urls.repoWeb() + ".git");
        keys.put("tenantry.estate.branch", "main");
        keys.put("tenantry.github.api-url", urls.api());
        keys.put("tenantry.github.web-url", urls.web());
        keys.put("tenantry.github.repository", urls.repository());
        keys.put("tenantry.github.app-id", Integer.toString(UserShape.APP_ID));
        keys.put("tenantry.github.installation-id", Integer.toString(UserShape.INSTALLATION_ID));
        keys.put(
                "tenantry.github.private-key",
                hub.credentials().privateKey().toAbsolutePath().toString());
        keys.put("tenantry.github.client-id", Credentials.CLIENT_ID);
        keys.put("tenantry.github.client-secret", hub.credentials().clientSecret());
        keys.put("tenantry.github.webhook-secret", hub.credentials().webhookSecret());
        keys.put("tenantry.github.token-key", hub.credentials().tokenKey());
        return keys;
    }

    @Override
    public void close() {
        webhooks.close();
        server.stop(0);
        threads.shutdownNow();
        awaitEnd();
        hub.store().close();
        hub.git().close();
    }

    /** What is being answered may still write: nobody does once this is closed. */
    private void awaitEnd() {
        try {
            if (!threads.awaitTermination(30, TimeUnit.SECONDS)) {
                throw new IllegalStateException("The sandbox's GitHub still answers.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

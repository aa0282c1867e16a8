package dev.tenantry.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A new installation whose database and whose sign-in can be away, each while its gate is shut. */
public final class GatedResource implements QuarkusTestResourceLifecycleManager {

    private static final Path GATES = Path.of("target", "gates-" + ProcessHandle.current().pid());

    private static final Path DATABASE = GATES.resolve("database");
    private static final Path PROVIDER = GATES.resolve("provider");

    private final NewInstallResource install = new NewInstallResource();
    private final List<Gate> gates = new ArrayList<>();

    @Override
    public Map<String, String> start() {
        Map<String, String> addresses = install.start();
        try {
            Files.createDirectories(GATES);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        through("quarkus.datasource.jdbc.url", "jdbc:", DATABASE, addresses);
        through("quarkus.oidc.auth-server-url", "", PROVIDER, addresses);
        addresses.put("tenantry.identity.provider-look", "1s");
        addresses.put("quarkus.datasource.jdbc.acquisition-timeout", "2s");
        return addresses;
    }

    private void through(String key, String before, Path shut, Map<String, String> addresses) {
        String url = String.valueOf(addresses.get(key));
        URI address = URI.create(url.substring(before.length()));
        Gate gate = new Gate(address.getPort(), shut);
        gates.add(gate);
        addresses.put(key, url.replace(":" + address.getPort(), ":" + gate.port()));
    }

    /** Does something while the database is away. */
    public static void withoutDatabase(Runnable what) {
        without(DATABASE, what);
    }

    /** Does something while the identity provider is away. */
    public static void withoutProvider(Runnable what) {
        without(PROVIDER, what);
    }

    private static void without(Path gate, Runnable what) {
        try {
            Files.createFile(gate);
            try {
                what.run();
            } finally {
                Files.delete(gate);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        gates.forEach(Gate::close);
        install.stop();
    }
}

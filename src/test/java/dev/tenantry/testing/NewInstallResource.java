package dev.tenantry.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * The day of the installation: the sandbox's sign-in, but an empty database and an empty estate,
 * neither billing nor a cluster, and a Google Cloud that does not answer.
 */
public final class NewInstallResource implements QuarkusTestResourceLifecycleManager {

    private final SandboxResource sandbox = new SandboxResource();

    @Override
    public Map<String, String> start() {
        Map<String, String> addresses = sandbox.start();
        try {
            Path folder = Files.createTempDirectory("new-install");
            try (GitRepo empty = GitRepo.in(folder.resolve("estate.git"))) {
                addresses.put("tenantry.estate.url", empty.url());
            }
            addresses.put("tenantry.estate.mirror", folder.resolve("mirror").toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        addresses.put("quarkus.datasource.jdbc.url", Postgres.freshUrl());
        addresses.put("quarkus.datasource.username", "postgres");
        addresses.put("quarkus.datasource.password", "postgres");
        addresses.remove("tenantry.billing.folder");
        addresses.put("tenantry.kubernetes.enabled", "false");
        addresses.put("tenantry.google.endpoint", "127.0.0.1:1");
        return addresses;
    }

    @Override
    public void stop() {
        sandbox.stop();
    }
}

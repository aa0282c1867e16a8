package dev.tenantry.sources.kubernetes;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Tells the client where the cluster is and who we are there. Quarkus' own keys for it are fixed
 * when the application is built; ours are read when it starts.
 */
@Singleton
public class ClusterConnection {

    static final String NO_TOKEN = "The token for the cluster cannot be read.";

    /** Refuses wrong settings when the application starts, not when the cluster is first read. */
    static void check(@Observes StartupEvent event, KubernetesSettings settings) {
        if (settings.enabled()) {
            of(settings);
        }
    }

    /** The client's configuration. */
    @Produces
    @Singleton
    public static Config of(KubernetesSettings settings) {
        Config config =
                settings.apiServerUrl()
                        .map(url -> named(url, settings))
                        .orElseGet(() -> Config.autoConfigure(null));
        // The client's own way of coming back would say nothing of a cluster that is away.
        config.setRequestRetryBackoffLimit(0);
        return config;
    }

    private static Config named(URI url, KubernetesSettings settings) {
        ConfigBuilder config = new ConfigBuilder(Config.empty()).withMasterUrl(url.toString());
        settings.caFile()
                .ifPresent(file -> config.withCaCertFile(there(file, "ca-file").toString()));
        settings.tokenFile()
                .ifPresent(
                        file -> {
                            refusePlain(url);
                            there(file, "token-file");
                            config.withOauthTokenProvider(() -> token(file));
                        });
        return config.build();
    }

    private static void refusePlain(URI url) {
        if (!"https".equals(url.getScheme())) {
            throw new IllegalStateException(
                    "tenantry.kubernetes.token-file needs an https address in"
                            + " tenantry.kubernetes.api-server-url: a token is not sent in the clear.");
        }
    }

    private static Path there(Path file, String key) {
        if (!Files.isReadable(file)) {
            throw new IllegalStateException(
                    "tenantry.kubernetes." + key + " names a file that cannot be read: " + file);
        }
        return file;
    }

    private static String token(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(NO_TOKEN, e);
        }
    }
}

package dev.tenantry.sources.kubernetes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.tenantry.testing.LiveCluster;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** The real client against an API server that shows a certificate of its own authority. */
@Isolated("sets properties of the system")
class ClusterConnectionTest {

    private static final char[] PASSWORD = "changeit".toCharArray();

    @TempDir Path folder;
    private final List<String> shown = new CopyOnWriteArrayList<>();
    private HttpsServer server;
    private Path ca;

    @BeforeEach
    void start() throws Exception {
        Path store = folder.resolve("server.p12");
        keytool(store);
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD);
        }
        ca = Files.writeString(folder.resolve("ca.crt"), pem(keys));
        server =
                HttpsServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context(keys)));
        server.createContext("/version", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void itsCertificatesAreTrustedWhereTheFileSaysSo() {
        assertThat(version(Map.of("ca-file", ca.toString()))).isEqualTo("34");
        assertThat(shown).containsOnly("");
    }

    @Test
    void anUnknownCertificateIsRefused() {
        assertThatThrownBy(() -> version(Map.of())).isInstanceOf(KubernetesClientException.class);
        assertThat(shown).isEmpty();
    }

    @Test
    void aTokenRenewedInPlaceIsShownFromThenOn() throws IOException {
        Path token = Files.writeString(folder.resolve("token"), "first\n");
        Config config = config(Map.of("ca-file", ca.toString(), "token-file", token.toString()));
        try (KubernetesClient client = client(config)) {
            client.getKubernetesVersion();
            Files.writeString(token, "second\n");
            client.getKubernetesVersion();
        }
        assertThat(shown).containsExactly("Bearer first", "Bearer second");
    }

    @Test
    void credentialsOfThisMachineAreNotShownToANamedCluster() {
        System.setProperty(Config.KUBERNETES_OAUTH_TOKEN_SYSTEM_PROPERTY, "of-another-cluster");
        try {
            version(Map.of("ca-file", ca.toString()));
            assertThat(Config.autoConfigure(null).getAutoOAuthToken())
                    .isEqualTo("of-another-cluster");
        } finally {
            System.clearProperty(Config.KUBERNETES_OAUTH_TOKEN_SYSTEM_PROPERTY);
        }
        assertThat(shown).containsOnly("");
    }

    @Test
    void withoutAnAddressTheClientFindsItsOwnWay() {
        System.setProperty(Config.KUBERNETES_MASTER_SYSTEM_PROPERTY, "https://10.0.0.1");
        try {
            Config config = ClusterConnection.of(LiveCluster.settings(Map.of()));
            assertThat(config.getMasterUrl()).isEqualTo("https://10.0.0.1/");
        } finally {
            System.clearProperty(Config.KUBERNETES_MASTER_SYSTEM_PROPERTY);
        }
    }

    @Test
    void aTokenIsNotSentInTheClear() throws IOException {
        Path token = Files.writeString(folder.resolve("token"), "secret");
        Map<String, String> plain =
                Map.of(
                        "tenantry.kubernetes.api-server-url",
                        "http://127.0.0.1:1",
                        "tenantry.kubernetes.token-file",
                        token.toString());
        assertThatThrownBy(() -> ClusterConnection.of(LiveCluster.settings(plain)))
                .hasMessageContaining("not sent in the clear");
    }

    @Test
    void aMissingFileIsNamedAtTheStart() {
        assertThatThrownBy(() -> config(Map.of("ca-file", folder.resolve("none").toString())))
                .hasMessageContaining("tenantry.kubernetes.ca-file")
                .hasMessageContaining("none");
    }

    private String version(Map<String, String> more) {
        try (KubernetesClient client = client(config(more))) {
            return client.getKubernetesVersion().getMinor();
        }
    }

    private static KubernetesClient client(Config config) {
        return new KubernetesClientBuilder().withConfig(config).build();
    }

    private Config config(Map<String, String> more) {
        Map<String, String> values = new HashMap<>();
        values.put(
                "tenantry.kubernetes.api-server-url",
                "https://127.0.0.1:" + server.getAddress().getPort());
        more.forEach((key, value) -> values.put("tenantry.kubernetes." + key, value));
        return ClusterConnection.of(LiveCluster.settings(values));
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String shownHere = exchange.getRequestHeaders().getFirst("Authorization");
            shown.add(shownHere == null ? "" : shownHere);
            byte[] body = "{\"major\":\"1\",\"minor\":\"34\"}".getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static SSLContext context(KeyStore keys) throws Exception {
        KeyManagerFactory managers =
                KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    private static String pem(KeyStore keys) throws Exception {
        return "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder().encodeToString(keys.getCertificate("api").getEncoded())
                + "\n-----END CERTIFICATE-----\n";
    }

    /** The JDK has no public class that makes a certificate, only this program. */
    private static void keytool(Path store) throws Exception {
        String password = new String(PASSWORD);
        Process keytool =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "keytool")
                                        .toString(),
                                "-genkeypair",
                                "-alias",
                                "api",
                                "-keyalg",
                                "EC",
                                "-dname",
                                "CN=api",
                                "-ext",
                                "SAN=IP:127.0.0.1",
                                "-ext",
                                "BC=ca:true",
                                "-storetype",
                                "PKCS12",
                                "-keystore",
                                store.toString(),
                                "-storepass",
                                password)
                        .inheritIO()
                        .start();
        assertThat(keytool.waitFor()).isZero();
    }
}

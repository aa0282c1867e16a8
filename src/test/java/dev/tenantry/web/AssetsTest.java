package dev.tenantry.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AssetsTest {

    private static final Path WEB = Path.of("src/main/resources/web");

    /** As published on npm; see the licence beside each. */
    private static final Map<String, String> VENDORED =
            Map.of(
                    "vendor/htmx-4.0.1/htmx.min.js",
                    "a0abb04f2f45a1f89d1d4844023245537e5e6014c87b144553e0607b4cc32130",
                    "vendor/htmx-4.0.1/hx-sse.min.js",
                    "18ef2761356ec1fe0bb6d92612315b37517a7c1e9856b661c5ae81fef239d103",
                    "vendor/inter-5.3.0/inter-latin-wght-normal.woff2",
                    "3100e775e8616cd2611beecfa23a4263d7037586789b43f035236a2e6fbd4c62",
                    "vendor/jetbrains-mono-5.3.0/jetbrains-mono-latin-wght-normal.woff2",
                    "18be452724bfdc236c074ca94a249a7f41a86752c7d04ab258ce9ed5651f6a7e");

    private final Assets assets = new Assets();

    @Test
    void vendoredFilesAreAsTheyWerePublished() throws Exception {
        for (var file : VENDORED.entrySet()) {
            assertThat(sha256(WEB.resolve(file.getKey())))
                    .as(file.getKey())
                    .isEqualTo(file.getValue());
        }
    }

    @Test
    void everyVendoredPackageHasItsLicenceBesideIt() throws IOException {
        try (Stream<Path> packages = Files.list(WEB.resolve("vendor"))) {
            assertThat(packages)
                    .isNotEmpty()
                    .allMatch(folder -> Files.exists(folder.resolve("LICENSE")));
        }
    }

    @Test
    void everyStyleSheetAndScriptIsServed() throws IOException {
        for (String kind : List.of("css", "js")) {
            List<String> served = kind.equals("css") ? AssetFiles.CSS : AssetFiles.JS;
            try (Stream<Path> files = Files.list(WEB.resolve(kind))) {
                assertThat(files.map(file -> file.getFileName().toString()))
                        .containsExactlyInAnyOrderElementsOf(
                                served.stream().map(name -> name + "." + kind).toList());
            }
        }
    }

    @Test
    void whatEveryPageLoadsStaysSmall() {
        int bytes =
                Stream.of(
                                assets.css(),
                                assets.js(),
                                "/assets/vendor/htmx-4.0.1/htmx.min.js",
                                "/assets/vendor/htmx-4.0.1/hx-sse.min.js")
                        .map(
                                path ->
                                        assets.named(path.substring("/assets/".length()))
                                                .orElseThrow())
                        .mapToInt(asset -> asset.gzip().length)
                        .sum();

        assertThat(bytes).isLessThan(40 * 1024);
    }

    @Test
    void anAddressThatIsNotOursIsNothing() {
        assertThat(assets.named("../application.properties")).isEmpty();
        assertThat(assets.named("console-0000000000000000.css")).isEmpty();
    }

    private static String sha256(Path file) throws IOException, NoSuchAlgorithmException {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
        return HexFormat.of().formatHex(digest);
    }
}

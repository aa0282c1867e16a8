package dev.tenantry.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The CRDs of Config Connector, Argo Workflows and Argo CD, where they lie beside the checkout; a
 * test that wants them is skipped elsewhere, and says so loudly.
 */
public final class UpstreamSchemas {

    private static final Path VALIDATOR =
            Path.of("..", "shared", "tools", "validate-manifests", "run").toAbsolutePath();

    /** For JUnit: one test at a time, because the validator keeps its own files in one folder. */
    public static final String LOCK = "validator";

    private static final Path DEFINITIONS = Path.of("..", "shared", "schemas").toAbsolutePath();

    private UpstreamSchemas() {}

    /** The files of the definitions themselves. */
    public static List<Path> definitions() throws IOException {
        demand(
                Files.isDirectory(DEFINITIONS),
                "the upstream CRDs at " + DEFINITIONS + ", which are not there");
        try (Stream<Path> files = Files.walk(DEFINITIONS)) {
            return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
        }
    }

    /** Every manifest below a folder is known upstream, and has no other field. */
    public static void accept(Path folder, int manifests) throws IOException, InterruptedException {
        demand(
                Files.isExecutable(VALIDATOR),
                "the upstream CRDs at " + VALIDATOR + ", which are not there");
        demand(isInstalled("node") && isInstalled("npm"), "node and npm, which are not installed");
        assertThat(validated(folder)).contains("\"ok\":" + manifests + ",\"bad\":0,\"skipped\":{}");
    }

    private static void demand(boolean there, String what) {
        if (!there) {
            System.err.println("\n*** NOT TESTED: validating manifests needs " + what + " ***\n");
        }
        assumeTrue(there, what);
    }

    private static boolean isInstalled(String program) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    /** What the validator prints at last: how many it took and how many it refused. */
    private static String validated(Path folder) throws IOException, InterruptedException {
        Path output = Files.createTempFile("validated", ".txt");
        Process run =
                new ProcessBuilder(VALIDATOR.toString(), folder.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start();
        boolean ended = run.waitFor(5, TimeUnit.MINUTES);
        run.destroyForcibly();
        String said = Files.readString(output);
        Files.delete(output);
        assertThat(ended).as(said).isTrue();
        return said;
    }
}

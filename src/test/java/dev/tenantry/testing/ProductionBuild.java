package dev.tenantry.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What goes to production, built once in a run with the README's commands, in a folder beside the
 * build that is running.
 */
public final class ProductionBuild {

    private static final Path TARGET = Path.of("target", "production").toAbsolutePath();
    private static boolean packaged;

    private ProductionBuild() {}

    /** The folder with the JVM's artifact and its AOT cache. */
    public static synchronized Path artifact() throws IOException, InterruptedException {
        if (!packaged) {
            maven("package", "-Dproduction");
            packaged = true;
        }
        return TARGET.resolve("quarkus-app");
    }

    /** The jars that the console needs without the sandbox, as Maven resolves them. */
    public static Path consoleClasspath() {
        return TARGET.resolve("console.classpath");
    }

    /** The folder with all that a native-image would be given, from the same classes. */
    public static Path nativeSources() throws IOException, InterruptedException {
        artifact();
        maven("quarkus:build", "-Dnative", "-Dquarkus.native.sources-only=true");
        return TARGET.resolve("native-sources");
    }

    private static void maven(String goal, String... properties)
            throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                "./mvnw",
                                "-B",
                                "-q",
                                "--no-transfer-progress",
                                goal,
                                "-Dmaven.test.skip=true",
                                "-Dtenantry.target=" + TARGET));
        command.addAll(List.of(properties));
        Path log = Files.createDirectories(TARGET).resolve("build.log");
        Process build =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                        .start();
        assertThat(build.waitFor()).as("%s; see %s", command, log).isZero();
    }
}

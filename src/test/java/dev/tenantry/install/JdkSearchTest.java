package dev.tenantry.install;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How {@code mvnw} finds a JDK 25, on a machine whose JDKs only say what they are. */
class JdkSearchTest {

    @TempDir Path machine;

    /** The script with a machine of its own around it, and a Maven that tells its Java. */
    @BeforeEach
    void prepareTheMachine() throws IOException {
        String script = Files.readString(Path.of("mvnw"));
        assertThat(script).contains(" /usr/lib/jvm/", " /Library/Java/");
        Path project = Files.createDirectories(machine.resolve("project/.mvn/wrapper"));
        executable(
                machine.resolve("project/mvnw"),
                script.replace(" /usr/lib/jvm/", " " + machine + "/usr/lib/jvm/")
                        .replace(" /Library/Java/", " " + machine + "/Library/Java/"));
        Path wrapper = Path.of(".mvn/wrapper/maven-wrapper.properties");
        Files.copy(wrapper, project.resolve(wrapper.getFileName()));
        executable(
                maven(wrapper).resolve("bin/mvn"),
                "#!/bin/sh\necho \"Maven on ${JAVA_HOME-the default} does: $*\"\n");
    }

    private Path maven(Path wrapper) throws IOException {
        Properties properties = new Properties();
        try (var reader = Files.newBufferedReader(wrapper)) {
            properties.load(reader);
        }
        String url = properties.getProperty("distributionUrl");
        String name = Path.of(url).getFileName().toString().replaceFirst("-bin\\..*$", "");
        return machine.resolve("home/.m2/wrapper/dists")
                .resolve(name)
                .resolve(Integer.toHexString(url.hashCode()));
    }

    @Test
    void anOldJavaFirstInThePathDoesNotHideAJdk25() throws IOException, InterruptedException {
        jdk("usr/lib/jvm/temurin-25-jdk-amd64", 25);
        assertThat(run(jdk("old", 17), "")).isEqualTo(told("usr/lib/jvm/temurin-25-jdk-amd64"));
    }

    @Test
    void anOldJavaHomeDoesNotHideOneEither() throws IOException, InterruptedException {
        Path old = jdk("old", 17);
        jdk("home/.sdkman/candidates/java/25.0.1-tem", 25);
        assertThat(run(old, old.toString()))
                .isEqualTo(told("home/.sdkman/candidates/java/25.0.1-tem"));
    }

    @Test
    void aFolderThatOnlySaysItIsOneIsPassedBy() throws IOException, InterruptedException {
        jdk("usr/lib/jvm/jre-25", 25);
        Files.delete(machine.resolve("usr/lib/jvm/jre-25/bin/javac"));
        jdk("usr/lib/jvm/openjdk-17-build-25", 17);
        jdk("home/.jdks/temurin-25.0.1", 25);
        assertThat(run(jdk("old", 17), "")).isEqualTo(told("home/.jdks/temurin-25.0.1"));
    }

    @Test
    void aJavaThatIsNewEnoughIsLeftAlone() throws IOException, InterruptedException {
        jdk("usr/lib/jvm/temurin-25-jdk-amd64", 25);
        assertThat(run(jdk("newer", 26), "")).isEqualTo("Maven on the default does: verify -q");
    }

    @Test
    void whereThereIsNoneOneSentenceSaysWhatToInstall() throws IOException, InterruptedException {
        assertThat(run(jdk("old", 17), ""))
                .isEqualTo(
                        "Tenantry needs a JDK 25 and found none: install one (for example Eclipse"
                                + " Temurin 25, https://adoptium.net) or set JAVA_HOME.");
    }

    private String told(String jdk) {
        return "Maven on " + machine.resolve(jdk) + " does: verify -q";
    }

    private Path jdk(String folder, int feature) throws IOException {
        Path jdk = machine.resolve(folder);
        String version = "#!/bin/sh\necho 'openjdk version \"" + feature + ".0.1\"' >&2\n";
        executable(jdk.resolve("bin/java"), version);
        executable(jdk.resolve("bin/javac"), version);
        return jdk;
    }

    private static void executable(Path file, String script) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, script);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** What it says at all, with the JDK {@code first} in the path. */
    private String run(Path first, String javaHome) throws IOException, InterruptedException {
        ProcessBuilder command = new ProcessBuilder("./mvnw", "verify", "-q");
        command.directory(machine.resolve("project").toFile()).redirectErrorStream(true);
        command.environment().clear();
        command.environment().put("PATH", first.resolve("bin") + ":/usr/bin:/bin");
        command.environment().put("HOME", machine.resolve("home").toString());
        if (!javaHome.isEmpty()) {
            command.environment().put("JAVA_HOME", javaHome);
        }
        Process mvnw = command.start();
        String said = new String(mvnw.getInputStream().readAllBytes(), UTF_8);
        boolean went = mvnw.waitFor() == 0;
        assertThat(went).as(said).isEqualTo(said.startsWith("Maven on"));
        return said.strip();
    }
}

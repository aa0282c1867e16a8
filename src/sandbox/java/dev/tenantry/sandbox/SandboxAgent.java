package dev.tenantry.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;

/**
 * In dev mode, makes sure that a sandbox runs before the application starts, and hands its
 * addresses to it as a configuration file. The build starts it as {@code
 * -javaagent:tenantry-sandbox.jar=target=FOLDER,…} with what was typed as {@code
 * -Dtenantry.sandbox.…}: {@code enabled=false} leaves the configuration alone; {@code fresh=true}
 * starts the sandbox over; {@code ports=free} takes any free ports, so that a second one runs
 * beside the first, in a {@code state} of its own; {@code console} is where the application will
 * answer. Needs nothing but the JDK: the libraries are on the class path of the sandbox's own
 * process only.
 */
public final class SandboxAgent {

    private static final String LOCATIONS = "smallrye.config.locations";

    /** Above application.properties (250), below the environment (300), which wins. */
    private static final String ORDINAL = "275";

    private final Map<String, String> given;
    private final Path target;

    private SandboxAgent(Map<String, String> given) {
        this.given = given;
        this.target = Path.of(Objects.requireNonNull(given.get("target"))).toAbsolutePath();
    }

    /** Called by the JVM before the application's {@code main}. */
    public static void premain(String arguments) {
        SandboxAgent agent = new SandboxAgent(parse(arguments));
        if (!"false".equals(agent.given.get("enabled"))) {
            agent.lead();
        }
    }

    /** What nobody typed, Maven leaves as a name in braces. */
    static Map<String, String> parse(String arguments) {
        Map<String, String> given = new TreeMap<>();
        for (String argument : arguments.split(",", -1)) {
            int equals = argument.indexOf('=');
            if (equals > 0 && !argument.startsWith("${", equals + 1)) {
                given.put(argument.substring(0, equals), argument.substring(equals + 1));
            }
        }
        return given;
    }

    private void lead() {
        Path state = target.resolveSibling(given.getOrDefault("state", ".tenantry/sandbox"));
        Map<String, String> addresses = new SandboxProcess(state).ensure(classpath(), arguments());
        String file = write(addresses, state.resolve("dev.properties")).toUri().toString();
        System.setProperty(
                LOCATIONS,
                Optional.ofNullable(System.getProperty(LOCATIONS))
                        .map(others -> others + "," + file)
                        .orElse(file));
    }

    private List<String> arguments() {
        List<String> arguments =
                new ArrayList<>(List.of("--ports", given.getOrDefault("ports", "fixed")));
        Optional.ofNullable(given.get("console"))
                .ifPresent(console -> arguments.addAll(List.of("--console", console)));
        ProcessHandle.current()
                .parent()
                .ifPresent(
                        maven -> arguments.addAll(List.of("--until", Long.toString(maven.pid()))));
        if ("true".equals(given.get("fresh"))) {
            arguments.add("--fresh");
        }
        return arguments;
    }

    private String classpath() {
        try {
            return target.resolve("sandbox-classes")
                    + ":"
                    + Files.readString(target.resolve("sandbox.classpath")).trim();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The build writes target/sandbox.classpath; run it with ./mvnw", e);
        }
    }

    private static Path write(Map<String, String> addresses, Path file) {
        Properties values = new Properties();
        values.putAll(addresses);
        values.put("config_ordinal", ORDINAL);
        try (Writer writer = Files.newBufferedWriter(file)) {
            values.store(writer, "Where the sandbox's world is, for dev mode");
        } catch (IOException e) {
            throw new UncheckedIOException("The addresses could not be written to " + file, e);
        }
        return file;
    }
}

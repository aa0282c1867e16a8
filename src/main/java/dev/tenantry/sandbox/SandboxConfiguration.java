package dev.tenantry.sandbox;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.PropertiesConfigSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * In dev mode, makes sure that a sandbox runs and answers its addresses as configuration. {@code
 * tenantry.sandbox.enabled=false} leaves the configuration alone; {@code
 * tenantry.sandbox.fresh=true} starts the sandbox over; {@code tenantry.sandbox.ports=free} takes
 * any free ports, so that a second one runs beside the first, in a {@code tenantry.sandbox.state}
 * of its own.
 */
public final class SandboxConfiguration implements ConfigSourceFactory {

    /**
     * Between application.properties (250) and the environment (300): a real address given there
     * wins.
     */
    private static final int ORDINAL = 275;

    /** Written by the build: what the sandbox's own process runs on. */
    private static final Path CLASSPATH = Path.of("target", "sandbox.classpath");

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        Optional<Path> project = project();
        if (!context.getProfiles().contains("dev")
                || project.isEmpty()
                || value(context, "tenantry.sandbox.enabled").filter("false"::equals).isPresent()) {
            return List.of();
        }
        return List.of(
                new PropertiesConfigSource(addresses(context, project.get()), "sandbox", ORDINAL));
    }

    @Override
    public OptionalInt getPriority() {
        return OptionalInt.of(ORDINAL);
    }

    private static Map<String, String> addresses(ConfigSourceContext context, Path project) {
        Path state =
                project.resolve(
                        value(context, "tenantry.sandbox.state").orElse(".tenantry/sandbox"));
        List<String> arguments = new ArrayList<>();
        arguments.addAll(
                List.of("--ports", value(context, "tenantry.sandbox.ports").orElse("fixed")));
        value(context, "tenantry.public-url")
                .ifPresent(console -> arguments.addAll(List.of("--console", console)));
        ProcessHandle.current()
                .parent()
                .ifPresent(
                        maven -> arguments.addAll(List.of("--until", Long.toString(maven.pid()))));
        if (value(context, "tenantry.sandbox.fresh").filter("true"::equals).isPresent()) {
            arguments.add("--fresh");
        }
        return new SandboxProcess(state).ensure(classpath(project), arguments);
    }

    private static String classpath(Path project) {
        try {
            return project.resolve("target/classes")
                    + ":"
                    + Files.readString(project.resolve(CLASSPATH)).trim();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The build writes " + CLASSPATH + "; run it with ./mvnw", e);
        }
    }

    /** The folder of the build, where dev mode runs or one above. */
    private static Optional<Path> project() {
        Path here = Path.of("").toAbsolutePath();
        return List.of(here, here.resolve("..").normalize()).stream()
                .filter(folder -> Files.exists(folder.resolve(CLASSPATH)))
                .findFirst();
    }

    private static Optional<String> value(ConfigSourceContext context, String name) {
        return Optional.ofNullable(context.getValue(name).getValue());
    }
}

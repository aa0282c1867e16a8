package dev.tenantry.install;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.config.ConfigMappings;
import io.smallrye.config.ConfigMappings.ConfigClass;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Every key that the application reads: ours from its {@code @ConfigMapping}s and
 * {@code @ConfigProperty}s, Quarkus' from the descriptions in its jars.
 */
final class ConfigurationKeys {

    private static final Path SOURCES = Path.of("src/main/java");
    private static final Pattern INJECTED =
            Pattern.compile("@ConfigProperty\\(\\s*name = \"(tenantry\\.[^\"]+)\"");

    /** Key → whether it is read when the application starts, and not when it is built. */
    private final Map<String, Boolean> atStart = new TreeMap<>();

    private final Map<String, String> byVariable = new TreeMap<>();

    /** Key of ours → what holds where nobody sets it. */
    private final Map<String, String> defaults = new TreeMap<>();

    private ConfigurationKeys() {}

    static ConfigurationKeys read() {
        try {
            ConfigurationKeys keys = new ConfigurationKeys();
            try (Stream<Path> files = Files.walk(SOURCES)) {
                for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                    keys.ofSource(file);
                }
            }
            for (URL description : descriptions()) {
                try (InputStream in = description.openStream()) {
                    keys.ofQuarkus(new ObjectMapper().readTree(in));
                }
            }
            return keys;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Ours alone, without those of the sandbox. */
    Set<String> ours() {
        Set<String> ours = new TreeSet<>(atStart.keySet());
        ours.removeIf(key -> !key.startsWith("tenantry."));
        return ours;
    }

    boolean knows(String key) {
        return atStart.containsKey(key);
    }

    /** Does a value that is given at start mean anything? */
    boolean readAtStart(String key) {
        return atStart.getOrDefault(key, false);
    }

    /** The key behind an environment variable; the variable's own name when there is none. */
    String ofVariable(String variable) {
        return byVariable.getOrDefault(variable, variable);
    }

    /** What a key of ours is where nobody sets it, if it is anything then. */
    Optional<String> unlessSet(String key) {
        return Optional.ofNullable(defaults.get(key));
    }

    private void ofSource(Path file) throws IOException, ClassNotFoundException {
        String text = Files.readString(file);
        INJECTED.matcher(text).results().map(found -> found.group(1)).forEach(this::addOurs);
        if (text.contains("\n@ConfigMapping(")) {
            String name = SOURCES.relativize(file).toString().replace('/', '.');
            Class<?> mapping = Class.forName(name.substring(0, name.length() - ".java".length()));
            ConfigMappings.getProperties(ConfigClass.configClass(mapping))
                    .forEach(
                            (path, property) -> {
                                String key = path.replace("[*]", "");
                                addOurs(key);
                                if (property.hasDefaultValue()) {
                                    defaults.put(key, property.getDefaultValue());
                                }
                            });
        }
    }

    private void addOurs(String key) {
        add(key, key.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT), true);
    }

    private void add(String key, String variable, boolean start) {
        atStart.put(key, start);
        byVariable.put(variable, key);
    }

    private static List<URL> descriptions() throws IOException {
        return Collections.list(
                ConfigurationKeys.class
                        .getClassLoader()
                        .getResources("META-INF/quarkus-config-doc/quarkus-config-model.json"));
    }

    private void ofQuarkus(JsonNode node) {
        JsonNode phase = node.path("phase");
        if (phase.isTextual() && node.path("path").has("environmentVariable")) {
            boolean start = phase.asText().equals("RUN_TIME");
            addPath(node.path("path"), start);
            node.path("additionalPaths").forEach(path -> addPath(path, start));
        }
        node.forEach(this::ofQuarkus);
    }

    private void addPath(JsonNode path, boolean start) {
        add(path.path("property").asText(), path.path("environmentVariable").asText(), start);
    }

    /** All matches of a pattern's first group in a text. */
    static List<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map((MatchResult m) -> m.group(1)).toList();
    }
}

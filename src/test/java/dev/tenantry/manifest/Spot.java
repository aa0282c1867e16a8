package dev.tenantry.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A node of a file, by the keys and indexes that lead to it. */
record Spot(int manifest, List<String> path, YamlNode node) {

    private static final Path ESTATE = Path.of("src/test/resources/dev/tenantry/manifest/estate");

    String[] at() {
        return path.toArray(String[]::new);
    }

    static List<Spot> all(String file) {
        List<Spot> spots = new ArrayList<>();
        ManifestFile read = ManifestFile.read("f.yaml", file.getBytes(StandardCharsets.UTF_8));
        assertThat(read.problems()).as(file).isEmpty();
        for (Manifest manifest : read.manifests()) {
            for (YamlMap.Entry entry : manifest.body().entries()) {
                String key = entry.key().text();
                if (!List.of("apiVersion", "kind", "metadata").contains(key)) {
                    collect(manifest.document(), List.of(key), entry.value(), spots);
                }
            }
        }
        return spots;
    }

    private static void collect(int manifest, List<String> path, YamlNode node, List<Spot> into) {
        into.add(new Spot(manifest, path, node));
        switch (node) {
            case YamlMap map ->
                    map.entries()
                            .forEach(
                                    e ->
                                            collect(
                                                    manifest,
                                                    List.of(with(path, e.key().text())),
                                                    e.value(),
                                                    into));
            case YamlList list -> {
                for (int i = 0; i < list.items().size(); i++) {
                    String[] at = with(path, String.valueOf(i));
                    collect(manifest, List.of(at), list.items().get(i), into);
                }
            }
            case YamlScalar scalar -> {
                // Has no parts.
            }
        }
    }

    static String[] with(List<String> path, String step) {
        return Stream.concat(path.stream(), Stream.of(step)).toArray(String[]::new);
    }

    /**
     * Is {@code after} what is left of {@code file} when a piece goes, with [] or {} for the last?
     */
    static boolean isWithoutOnePiece(String file, String after) {
        int prefix = 0;
        while (prefix < after.length() && file.charAt(prefix) == after.charAt(prefix)) {
            prefix++;
        }
        for (String empty : List.of("", " []", " {}")) {
            // An inserted space may be taken for the one that follows it.
            for (int at = prefix; at >= Math.max(0, prefix - 1); at--) {
                String rest = after.substring(at);
                if (rest.startsWith(empty)
                        && isTail(file.substring(at), rest.substring(empty.length()))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isTail(String file, String rest) {
        // Behind an inserted [] the line goes on, then lines are missing.
        for (int same = 0;
                same <= rest.length() && file.startsWith(rest.substring(0, same));
                same++) {
            if (file.endsWith(rest.substring(same))) {
                return true;
            }
        }
        return false;
    }

    static List<String> realFiles() {
        try (Stream<Path> files = Files.walk(ESTATE)) {
            List<String> texts = new ArrayList<>();
            for (Path file : files.filter(path -> path.toString().endsWith(".yaml")).toList()) {
                String text = Files.readString(file);
                texts.add(text);
                texts.add(text.replace("\n", "\r\n"));
                texts.add(text.stripTrailing());
            }
            return texts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

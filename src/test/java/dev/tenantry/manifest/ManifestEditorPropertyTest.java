package dev.tenantry.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/** Whatever is edited and edited back leaves the file as it was, byte for byte. */
class ManifestEditorPropertyTest {

    private static final Path ESTATE = Path.of("src/test/resources/dev/tenantry/manifest/estate");
    private static final List<String> REAL = realFiles();

    /** A node of a file, by the keys and indexes that lead to it. */
    private record Spot(int manifest, List<String> path, YamlNode node) {
        String[] at() {
            return path.toArray(String[]::new);
        }
    }

    @Provide
    Arbitrary<String> files() {
        Arbitrary<String> odd = Arbitraries.longs().map(seed -> new OddlyWrittenYaml(seed).write());
        return Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(9, odd), net.jqwik.api.Tuple.of(1, Arbitraries.of(REAL)));
    }

    @Property(tries = 3000)
    void aScalarThatIsSetAndSetBack(
            @ForAll("files") String file, @ForAll("newText") String value, @ForAll int pick) {
        List<Spot> scalars =
                spots(file).stream().filter(spot -> isPlainOrQuoted(spot.node())).toList();
        if (scalars.isEmpty()) {
            return;
        }
        Spot spot = scalars.get(Math.floorMod(pick, scalars.size()));
        YamlScalar old = (YamlScalar) spot.node();
        byte[] edited = open(file).set(spot.manifest(), value, spot.at()).bytes();

        Place place = old.place();
        String after = text(edited);
        assertThat(after).startsWith(file.substring(0, place.start()));
        assertThat(after).endsWith(file.substring(place.end()));
        assertThat(value(after, spot)).contains(value);
        Statistics.label("style").collect(old.style());

        Object back =
                ScalarText.meaning(old.text()) == ScalarText.Meaning.TEXT
                        ? old.text()
                        : literal(old);
        String token = file.substring(place.start(), place.end());
        YamlScalar now = (YamlScalar) node(after, spot).orElseThrow();
        boolean sameSpelling =
                (now.style() == old.style() && !token.contains("\\")) || back instanceof Literal;
        if (sameSpelling) {
            byte[] restored = open(after).set(spot.manifest(), back, spot.at()).bytes();
            assertThat(text(restored)).isEqualTo(file);
        }
    }

    /** A value to be written as it is. */
    private record Literal(String written) {
        @Override
        public String toString() {
            return written;
        }
    }

    private static Object literal(YamlScalar old) {
        return old.style() == YamlScalar.Style.PLAIN ? new Literal(old.text()) : old.text();
    }

    @Property(tries = 3000)
    void aKeyThatIsAddedAndRemoved(
            @ForAll("files") String file, @ForAll("newText") String value, @ForAll int pick) {
        List<Spot> maps =
                spots(file).stream()
                        .filter(s -> s.node() instanceof YamlMap map && !map.entries().isEmpty())
                        .toList();
        if (maps.isEmpty()) {
            return;
        }
        Spot spot = maps.get(Math.floorMod(pick, maps.size()));
        String[] at = with(spot.path(), "brandNew");
        Optional<byte[]> edited = tried(() -> open(file).set(spot.manifest(), value, at).bytes());
        Statistics.label("edited").collect(edited.isPresent());
        if (edited.isPresent()) {
            byte[] restored = open(text(edited.get())).remove(spot.manifest(), at).bytes();
            assertThat(text(restored)).isEqualTo(file);
        }
    }

    @Property(tries = 3000)
    void anItemThatIsAddedAndRemoved(
            @ForAll("files") String file, @ForAll("newText") String value, @ForAll int pick) {
        List<Spot> lists =
                spots(file).stream().filter(spot -> spot.node() instanceof YamlList).toList();
        if (lists.isEmpty()) {
            return;
        }
        Spot spot = lists.get(Math.floorMod(pick, lists.size()));
        int items = ((YamlList) spot.node()).items().size();
        Optional<byte[]> edited =
                tried(() -> open(file).append(spot.manifest(), value, spot.at()).bytes());
        Statistics.label("edited").collect(edited.isPresent());
        if (edited.isPresent()) {
            byte[] restored =
                    open(text(edited.get()))
                            .remove(spot.manifest(), with(spot.path(), String.valueOf(items)))
                            .bytes();
            assertThat(text(restored)).isEqualTo(file);
        }
    }

    @Property(tries = 3000)
    void whatIsRemovedLeavesTheRest(@ForAll("files") String file, @ForAll int pick) {
        List<Spot> spots =
                spots(file).stream()
                        .filter(spot -> spot.path().size() > 1 || isOurs(spot.path()))
                        .toList();
        if (spots.isEmpty()) {
            return;
        }
        Spot spot = spots.get(Math.floorMod(pick, spots.size()));
        Optional<byte[]> edited =
                tried(() -> open(file).remove(spot.manifest(), spot.at()).bytes());
        Statistics.label("edited").collect(edited.isPresent());
        if (edited.isPresent()) {
            String after = text(edited.get());
            assertThat(comments(after)).isLessThanOrEqualTo(comments(file));
            assertThat(isWithoutOnePiece(file, after)).isTrue();
        }
    }

    @Provide
    Arbitrary<String> newText() {
        return Arbitraries.oneOf(
                Arbitraries.of(
                        "roles/x",
                        "2",
                        "yes",
                        "null",
                        "a: b",
                        "# x",
                        "it's",
                        "\"",
                        "\\",
                        "- x",
                        "",
                        " ",
                        "2026-12-06",
                        "é😀",
                        "x,y",
                        "[x",
                        "*x",
                        "&x",
                        "!x",
                        "%x",
                        "@x",
                        "a\nb"),
                Arbitraries.strings().ofMaxLength(20));
    }

    /**
     * Is {@code after} what is left of {@code file} when a piece goes, with [] or {} for the last?
     */
    private static boolean isWithoutOnePiece(String file, String after) {
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

    private static long comments(String text) {
        return text.lines().filter(line -> line.strip().startsWith("#")).count();
    }

    private static boolean isOurs(List<String> path) {
        return path.size() == 1
                && path.getFirst().startsWith("k")
                && !path.getFirst().equals("kind");
    }

    private static boolean isPlainOrQuoted(YamlNode node) {
        return node instanceof YamlScalar scalar
                && !scalar.isNull()
                && scalar.style() != YamlScalar.Style.LITERAL
                && scalar.style() != YamlScalar.Style.FOLDED;
    }

    private static List<Spot> spots(String file) {
        List<Spot> spots = new ArrayList<>();
        ManifestFile read = ManifestFile.read("f.yaml", bytes(file));
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

    private static String[] with(List<String> path, String step) {
        return Stream.concat(path.stream(), Stream.of(step)).toArray(String[]::new);
    }

    private interface Edit {
        byte[] made();
    }

    private static Optional<byte[]> tried(Edit edit) {
        try {
            return Optional.of(edit.made());
        } catch (EditRefused refused) {
            return Optional.empty();
        }
    }

    private static Optional<YamlNode> node(String file, Spot spot) {
        return open(file).manifests().get(spot.manifest()).node(spot.at());
    }

    private static Optional<String> value(String file, Spot spot) {
        return node(file, spot).map(node -> ((YamlScalar) node).text());
    }

    private static ManifestEditor open(String file) {
        return ManifestEditor.open("f.yaml", bytes(file));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static List<String> realFiles() {
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

package dev.tenantry.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/** Whatever is edited and edited back leaves the file as it was, byte for byte. */
class ManifestEditorPropertyTest {

    private static final List<String> REAL = Spot.realFiles();

    @Provide
    Arbitrary<String> files() {
        Arbitrary<String> odd = Arbitraries.longs().map(seed -> new OddlyWrittenYaml(seed).write());
        return Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(9, odd), net.jqwik.api.Tuple.of(1, Arbitraries.of(REAL)));
    }

    @Property
    void aScalarThatIsSetAndSetBack(
            @ForAll("files") String file, @ForAll("newText") String value, @ForAll int pick) {
        List<Spot> scalars =
                Spot.all(file).stream().filter(spot -> isPlainOrQuoted(spot.node())).toList();
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

    @Property
    void aKeyThatIsAddedAndRemoved(
            @ForAll("files") String file, @ForAll("newText") String value, @ForAll int pick) {
        List<Spot> maps =
                Spot.all(file).stream()
                        .filter(s -> s.node() instanceof YamlMap map && !map.entries().isEmpty())
                        .toList();
        if (maps.isEmpty()) {
            return;
        }
        Spot spot = maps.get(Math.floorMod(pick, maps.size()));
        String[] at = Spot.with(spot.path(), "brandNew");
        Optional<byte[]> edited = tried(() -> open(file).set(spot.manifest(), value, at).bytes());
        edited(edited, 80);
        if (edited.isPresent()) {
            byte[] restored = open(text(edited.get())).remove(spot.manifest(), at).bytes();
            assertThat(text(restored)).isEqualTo(file);
        }
    }

    @Property
    void anItemThatIsAddedAndRemoved(
            @ForAll("files") String file, @ForAll("newText") String value, @ForAll int pick) {
        List<Spot> lists =
                Spot.all(file).stream().filter(spot -> spot.node() instanceof YamlList).toList();
        if (lists.isEmpty()) {
            return;
        }
        Spot spot = lists.get(Math.floorMod(pick, lists.size()));
        int items = ((YamlList) spot.node()).items().size();
        Optional<byte[]> edited =
                tried(() -> open(file).append(spot.manifest(), value, spot.at()).bytes());
        edited(edited, 80);
        if (edited.isPresent()) {
            byte[] restored =
                    open(text(edited.get()))
                            .remove(spot.manifest(), Spot.with(spot.path(), String.valueOf(items)))
                            .bytes();
            assertThat(text(restored)).isEqualTo(file);
        }
    }

    @Property
    void whatIsRemovedLeavesTheRest(@ForAll("files") String file, @ForAll int pick) {
        List<Spot> spots =
                Spot.all(file).stream()
                        .filter(spot -> spot.path().size() > 1 || isOurs(spot.path()))
                        .toList();
        if (spots.isEmpty()) {
            return;
        }
        Spot spot = spots.get(Math.floorMod(pick, spots.size()));
        Optional<byte[]> edited =
                tried(() -> open(file).remove(spot.manifest(), spot.at()).bytes());
        edited(edited, 80);
        if (edited.isPresent()) {
            String after = text(edited.get());
            assertThat(comments(after)).isLessThanOrEqualTo(comments(file));
            assertThat(Spot.isWithoutOnePiece(file, after)).isTrue();
        }
    }

    /** Half a character is no text: the editor refuses it. */
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
                        "x?",
                        "[x",
                        "*x",
                        "&x",
                        "!x",
                        "%x",
                        "@x",
                        "a\nb"),
                Arbitraries.strings()
                        .ofMaxLength(20)
                        .filter(text -> StandardCharsets.UTF_8.newEncoder().canEncode(text)));
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

    /** An editor that refused everything would damage nothing; most edits are to be made. */
    private static void edited(Optional<byte[]> edit, double percent) {
        Statistics.label("edited")
                .collect(edit.isPresent())
                .coverage(made -> made.check(true).percentage(p -> p >= percent));
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
}

package dev.tenantry.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.web.FileDiff.Part;
import dev.tenantry.web.FileDiff.Row;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FileDiffTest {

    private static String text(Row row) {
        return row.parts().stream().map(Part::text).collect(Collectors.joining());
    }

    private static FileDiff diff(String before, String after) {
        return FileDiff.of("a.yaml", Optional.of(before), Optional.of(after));
    }

    @Test
    void aNewFileIsAllAdded() {
        FileDiff diff = FileDiff.of("a.yaml", Optional.empty(), Optional.of("kind: X\nname: y\n"));
        assertThat(diff.what()).isEqualTo("new file");
        assertThat(diff.added()).isEqualTo(2);
        assertThat(diff.rows())
                .allMatch(Row::isAdded)
                .extracting(Row::anchor)
                .containsExactly("L1", "L2");
    }

    @Test
    void aDeletedFileIsAllRemoved() {
        FileDiff diff = FileDiff.of("a.yaml", Optional.of("kind: X\n"), Optional.empty());
        assertThat(diff.what()).isEqualTo("deleted");
        assertThat(diff.rows()).extracting(Row::anchor).containsExactly("Lo1");
    }

    @Test
    void onlyThePieceThatChangedIsMarked() {
        FileDiff diff = diff("a: 1\nexpires: 2026-12-01\n", "a: 1\nexpires: 2027-01-15\n");
        Row added = diff.rows().stream().filter(Row::isAdded).findFirst().orElseThrow();
        assertThat(text(added)).isEqualTo("expires: 2027-01-15");
        assertThat(added.parts().stream().filter(Part::marked).map(Part::text))
                .containsExactly("7-01-15");
    }

    @Test
    void linesFarFromAChangeFoldIntoASentence() {
        String before =
                IntStream.rangeClosed(1, 40)
                        .mapToObj(i -> "k" + i + ": v\n")
                        .collect(Collectors.joining());
        FileDiff diff = diff(before, before.replace("k20: v", "k20: w"));
        assertThat(diff.rows().stream().filter(Row::isHunk).map(FileDiffTest::text))
                .containsExactly(
                        "Lines 1 to 16 stay as they are", "Lines 24 to 40 stay as they are");
        assertThat(diff.rows().stream().filter(r -> !r.isHunk()).map(r -> r.before().orElse(0)))
                .containsExactly(17, 18, 19, 20, 0, 21, 22, 23);
    }

    private static String lines(String word, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> word + i + "\n")
                .collect(Collectors.joining());
    }

    @Test
    void moreThanAnybodyCouldLookAtIsNotShown() {
        FileDiff diff = diff(lines("old", 200_000), lines("new", 200_000));
        assertThat(diff.isTooLarge()).isTrue();
        assertThat(diff.rows()).isEmpty();
    }

    @Test
    void aFewChangesOfALongFileAreShown() {
        String before = lines("k", 20_000);
        FileDiff diff = diff("first\n" + before, before + "last\n");
        assertThat(diff.isTooLarge()).isFalse();
        assertThat(diff.added() + diff.removed()).isEqualTo(2);
    }

    @Test
    void aLineOfManyDashesHasColours() {
        String line = "- ".repeat(60_000) + "a: b";
        assertThat(
                        YamlColours.of(line).stream()
                                .map(YamlColours.Piece::text)
                                .collect(Collectors.joining()))
                .isEqualTo(line);
    }

    @Test
    void thePiecesOfALineAreTheLine() {
        for (String line :
                List.of(
                        "",
                        "  - principal: user:a@b.c   # on call",
                        "# all comment",
                        "url: \"http://x#y\" # c",
                        "- item",
                        "  key:",
                        "\"a: b\": 'c'",
                        "plain text: with: colons",
                        "---",
                        "  - - x: 1",
                        "\ttab")) {
            assertThat(
                            YamlColours.of(line).stream()
                                    .map(YamlColours.Piece::text)
                                    .collect(Collectors.joining()))
                    .isEqualTo(line);
        }
    }

    @Test
    void keysValuesAndCommentsAreColoured() {
        assertThat(YamlColours.of("  - role: 12 # why"))
                .extracting(p -> p.css() + "|" + p.text())
                .containsExactly("|  - ", "y-k|role", "|:", "| ", "y-n|12", "| ", "y-c|# why");
    }
}

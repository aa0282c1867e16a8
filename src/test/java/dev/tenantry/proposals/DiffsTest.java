package dev.tenantry.proposals;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.web.FileDiff;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is shown is made once, and no more is shown than anybody could look at. */
class DiffsTest {

    private static Facts.Edit added(String path, String text) {
        return new Facts.Edit(path, Optional.empty(), Optional.of(text));
    }

    @Test
    void aLargeFileIsNotShown() {
        assertThat(Diffs.areShown(List.of(added("a.yaml", "a: 1\n".repeat(1_000))))).isTrue();
        assertThat(Diffs.areShown(List.of(added("a.yaml", "a: 1\n".repeat(8_000))))).isFalse();
    }

    @Test
    void manyFilesTogetherAreNotShown() {
        List<Facts.Edit> many =
                IntStream.range(0, 10)
                        .mapToObj(i -> added(i + ".yaml", "a: 1\n".repeat(1_000)))
                        .toList();
        assertThat(Diffs.areShown(many.subList(0, 5))).isTrue();
        assertThat(Diffs.areShown(many)).isFalse();
    }

    @Test
    void aSmallChangeOfAHugeFileIsNotShown() {
        String huge = "a".repeat(Diffs.LONGEST);
        Facts.Edit edit =
                new Facts.Edit("a.yaml", Optional.of(huge), Optional.of(huge + "\nb: 2\n"));
        assertThat(Diffs.areShown(List.of(edit))).isFalse();
    }

    @Test
    void aDiffIsMadeOnceForTheSameFiles() {
        Diffs diffs = new Diffs();
        List<FileDiff> first = diffs.of(List.of(added("a.yaml", "a: 1\n")));
        assertThat(diffs.of(List.of(added("a.yaml", "a: 1\n")))).isSameAs(first);
        assertThat(diffs.of(List.of(added("a.yaml", "a: 2\n")))).isNotEqualTo(first);
    }
}

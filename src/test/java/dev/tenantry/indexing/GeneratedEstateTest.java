package dev.tenantry.indexing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.manifest.BoundedPath;
import dev.tenantry.testing.RawName;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Of any estate every good file is indexed and every bad one is a finding, in one look or many. */
class GeneratedEstateTest extends IndexedByAll {

    private static final int COMMITS = 3;
    private static final int FILES = 12;

    private final List<GeneratedFile> files = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void everyGoodFileIsIndexedAndEveryBadOneIsAFinding(long seed) {
        Random dice = new Random(seed);
        putGood();
        for (int commit = 0; commit < COMMITS; commit++) {
            int first = commit * FILES;
            IntStream.range(first, first + FILES)
                    .mapToObj(
                            n ->
                                    dice.nextInt(3) > 0
                                            ? GeneratedFile.good(dice, n)
                                            : GeneratedFile.bad(dice, n))
                    .forEach(this::put);
            isIndexed(origin.commit("Commit " + commit));
            isAsItShouldBe();
        }
        List<String> grown = everything();
        new ReadModel(database).empty();
        indexing.look();
        assertThat(everything()).isEqualTo(grown);
    }

    private void put(GeneratedFile file) {
        files.add(file);
        origin.put(RawName.of(file.path().getBytes(StandardCharsets.ISO_8859_1)), file.text());
    }

    private void isAsItShouldBe() {
        List<String> names = names();
        List<String> found = rows("select path from read_model.finding");
        for (GeneratedFile file : files) {
            if (file.name().isEmpty()) {
                assertThat(found).contains(BoundedPath.of(shown(file.path())));
            } else {
                assertThat(names).contains(file.name());
                assertThat(found).doesNotContain(shown(file.path()));
            }
        }
    }

    /** As paths are shown whose bytes are no UTF-8. */
    private static String shown(String path) {
        return path.replace("\u00c3\u00a9", "\u00e8")
                .replace("\u00e9", "\uFFFDE9")
                .replace("\u00ff", "\uFFFDFF")
                .replace("\u00e8", "\u00e9");
    }
}

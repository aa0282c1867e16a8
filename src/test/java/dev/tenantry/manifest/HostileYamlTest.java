package dev.tenantry.manifest;

import static dev.tenantry.testing.HostileText.blocks;
import static dev.tenantry.testing.HostileText.bomb;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.testing.Allocations;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that somebody made to hurt are problems with a line, in little memory. */
@Isolated("counts what all threads allocate")
class HostileYamlTest {

    /** A few times the largest file; what a bomb would grow to has no such bound. */
    private static final long MOST_BYTES = 256L << 20;

    static Stream<Arguments> files() {
        return Stream.of(
                hostile("alias bomb", 9, bomb()),
                hostile("alias to itself", 1, "a: &a [*a]"),
                hostile("unknown anchor", 2, "a: 1\nb: *nobody"),
                hostile("scalar of 10 MB", 1, "a: " + "x".repeat(10 << 20)),
                hostile(
                        "quoted scalar of 3 MB, not closed",
                        1,
                        "a: \"" + "x".repeat((3 << 20) - 10)),
                hostile("10,000 brackets", 1, "[".repeat(10_000)),
                hostile("10,000 brackets, closed", 1, "[".repeat(10_000) + "]".repeat(10_000)),
                hostile("2,000 levels of blocks", 101, blocks()),
                hostile("10,000 hyphens", 1, "- ".repeat(10_000)),
                hostile("a million values", 1, "[" + "1,".repeat(1_000_000) + "]"),
                hostile("code tag", 1, "a: !!javax.script.ScriptEngineManager [1]"),
                hostile("local tag", 2, "a: 1\nb: !Ref x"),
                hostile("NUL", 2, "a: 1\nb: \"\0\""),
                hostile("escape character", 1, "a: \u001b[31m"),
                hostile("a list as a key", 1, "? [1, 2]\n: x"),
                hostile("a tab", 2, "a:\n\tb: 1"),
                hostile("unknown directive version", 1, "%YAML 9.9\n---\na: 1"));
    }

    private static Arguments hostile(String name, int line, String text) {
        return Arguments.of(name, line, text);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void isAProblemWithItsLine(String name, int line, String text) throws Exception {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        AtomicReference<ManifestFile> read = new AtomicReference<>();
        assertThat(Allocations.of(() -> read.set(ManifestFile.read("f.yaml", bytes))))
                .as(name)
                .isLessThan(MOST_BYTES);
        ManifestFile file = read.get();
        assertThat(file.manifests()).isEmpty();
        assertThat(file.problems())
                .as(name)
                .singleElement()
                .satisfies(
                        problem -> {
                            assertThat(problem.sentence()).endsWith(".");
                            assertThat(problem.remedy()).endsWith(".");
                            assertThat(problem.sentence().length()).isLessThan(200);
                        });
        if (!name.contains("not closed")
                && !name.contains("million")
                && !name.equals("alias bomb")) {
            assertThat(file.problems().getFirst().line()).as(name).isEqualTo(line);
        }
    }

    @Test
    void bytesThatAreNoUtf8AreAProblemOnTheirLine() {
        byte[] bytes = {'a', ':', ' ', '1', '\n', 'b', ':', ' ', (byte) 0xC3, (byte) 0x28, '\n'};
        assertThat(ManifestFile.read("f.yaml", bytes).problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.line()).isEqualTo(2));
    }

    @Test
    void randomBytesAndBrokenManifestsNeverThrow() {
        Random random = new Random(7);
        byte[] manifest =
                """
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: "a", labels: {x: 'y'}}
                data:
                  - &b |
                    text
                  - *b
                """
                        .getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 20_000; i++) {
            byte[] broken = manifest.clone();
            for (int j = 0; j <= i % 5; j++) {
                broken[random.nextInt(broken.length)] =
                        (byte) random.nextInt(i % 2 == 0 ? 128 : 256);
            }
            ManifestFile file = ManifestFile.read("f.yaml", broken);
            assertThat(file.manifests().size() + file.problems().size() + file.foreign())
                    .isNotNegative();
        }
    }
}

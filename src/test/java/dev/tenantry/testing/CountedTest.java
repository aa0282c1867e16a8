package dev.tenantry.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CountedTest {

    @Test
    void nothingIsLostWhenSeveralThingsHappenAtOnce(@TempDir Path folder) throws IOException {
        IntStream.range(0, 200).parallel().forEach(_ -> Counted.BUILD.one(folder));
        Counted.PACKAGED_START.one(folder);
        List<String> lines =
                Files.readAllLines(folder.resolve("counts-" + ProcessHandle.current().pid()));
        assertThat(lines).hasSize(201).containsOnly("BUILD", "PACKAGED_START");
        assertThat(Collections.frequency(lines, "BUILD")).isEqualTo(200);
    }
}

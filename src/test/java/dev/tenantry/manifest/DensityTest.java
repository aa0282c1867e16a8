package dev.tenantry.manifest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Never fewer values than there are. */
class DensityTest {

    private static final String HEAD = "apiVersion: v1\nkind: A\nmetadata: {name: a}\n";

    @Test
    void aFileHasNoMoreValuesThanItsBytesSay() {
        for (String rest :
                List.of(
                        "a: [1,2,3,[4,[5]],{b: c, d: {e: f}}]\n",
                        "a:\n- 1\n- b: 2\n  c: 3\n- - 4\n  - 5\n",
                        "a: [" + "1,".repeat(1_000) + "1]\n",
                        "? a\n: b\n? c\n: d\n",
                        "a: {b, c, d: , e}\n",
                        "a: &x [1, 2, 3]\nb: [*x, *x, *x]\n")) {
            String text = HEAD + rest;
            assertThat(Density.of(text.getBytes(UTF_8)))
                    .as(rest)
                    .isGreaterThanOrEqualTo(values(text));
        }
        assertThat(values(HEAD + "a: [1,2,3]\n")).isEqualTo(9);
    }

    @Test
    void whatIsNoManifestIsNotCounted() {
        byte[] text = ",".repeat(2 * Density.MOST).getBytes(UTF_8);
        assertThat(Density.isTooMuch(List.of(new FileEdit.Add("docs/a.csv", text)))).isFalse();
        assertThat(Density.isTooMuch(List.of(new FileEdit.Delete("docs/a.json", text)))).isTrue();
    }

    /** They take no memory, and everybody who reads them looks at them again and again. */
    @Test
    void whatAliasesRepeatCounts() {
        String once = "a: &a [" + "x,".repeat(2_000) + "x]\nb: [" + "*a,".repeat(96) + "*a]\n";
        byte[] file = (HEAD + once).getBytes(UTF_8);
        assertThat(Density.of(file)).isLessThan(5_000);
        List<FileEdit> edits = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            assertThat(Density.isTooMuch(edits)).as("%d files", i).isFalse();
            edits.add(new FileEdit.Add("a" + i + ".yaml", file));
        }
        assertThat(Density.isTooMuch(edits)).isTrue();
        assertThat(Density.isTooMuch(List.of(new FileEdit.Add("a.yaml", noText())))).isFalse();
    }

    private static byte[] noText() {
        return new byte[] {'*', (byte) 0xff};
    }

    private static long values(String text) {
        AtomicLong values = new AtomicLong();
        ManifestFile.read("a.yaml", text.getBytes(UTF_8))
                .manifests()
                .forEach(one -> one.body().walk((key, node) -> values.incrementAndGet()));
        return values.get();
    }
}

package dev.tenantry.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No cell of a saved list runs as a formula, wherever a spreadsheet cuts the line. */
class CsvTest {

    private static String row(@Nullable Object... cells) {
        StringWriter out = new StringWriter();
        new Csv(out).row(cells);
        return out.toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a,b", "a;b", "a\tb", "a\nb", "a\rb"})
    void aCellThatHoldsWhatSomeSpreadsheetSeparatesByIsQuoted(String cell) {
        assertThat(row("x", cell)).isEqualTo("x,\"" + cell + "\"\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "x;", "x,", "x\t", "x\n", "x\r", "x; ", "x;\"", "\"", "x;;", ";\"\" "})
    void aFormulaIsTextWhereverTheLineIsCut(String before) {
        for (String formula : List.of("=HYPERLINK(A1)", "+1", "-1", "@SUM(A1)")) {
            assertThat(row("first", before + formula).split("[,;\t\r\n]"))
                    .extracting(cell -> cell.replaceAll("[\" ]", ""))
                    .anyMatch(cell -> cell.equals("'" + formula))
                    .noneMatch(cell -> cell.startsWith(formula));
        }
    }

    @Test
    void whatIsNoFormulaStaysAsItIs() {
        assertThat(row("a-b", "a@b.example", "1 + 1 = 2", null, "two words"))
                .isEqualTo("a-b,a@b.example,1 + 1 = 2,,two words\r\n");
        assertThat(row("a; b", "a, b")).isEqualTo("\"a; b\",\"a, b\"\r\n");
        assertThat(row(-7, 1.5)).isEqualTo("-7,1.5\r\n");
    }
}

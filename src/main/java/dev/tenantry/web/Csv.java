package dev.tenantry.web;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A list as comma-separated values (RFC 4180), written while it is read so that its length does not
 * matter. Text that a spreadsheet would run as a formula gets an apostrophe in front, also within a
 * cell after what other spreadsheets separate by: where that is a semicolon, our quotes hold
 * nothing together.
 */
public final class Csv {

    private static final String SEPARATORS = ",;\t\r\n";

    /** The beginning of a formula where a cell begins; quotes and blanks may be taken away. */
    private static final Pattern FORMULA =
            Pattern.compile("(?<=^|[" + SEPARATORS + "])(?=[\" ]*[=+@-]|^[\\t\\r])");

    private final Writer out;

    Csv(Writer out) {
        this.out = out;
    }

    /**
     * Answers a download.
     *
     * @param name of the file, without {@code .csv}
     * @param columns their titles
     * @param rows called once, on the thread that sends; gives each line to {@link #row}
     */
    public static Response download(String name, List<String> columns, Consumer<Csv> rows) {
        StreamingOutput stream =
                bytes -> {
                    var out = new OutputStreamWriter(bytes, StandardCharsets.UTF_8);
                    try (var buffered = new BufferedWriter(out, 1 << 15)) {
                        var csv = new Csv(buffered);
                        csv.row(columns.toArray());
                        rows.accept(csv);
                    }
                };
        return Response.ok(stream, "text/csv;charset=UTF-8")
                .header("Content-Disposition", "attachment; filename=\"" + name + ".csv\"")
                .build();
    }

    /** Writes one line; an absent value is an empty cell, a number stays a number. */
    public void row(@Nullable Object... cells) {
        try {
            for (int i = 0; i < cells.length; i++) {
                out.write(i == 0 ? "" : ",");
                out.write(cell(cells[i]));
            }
            out.write("\r\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String cell(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        String text = VisibleText.of(value.toString());
        if (!(value instanceof Number)) {
            text = FORMULA.matcher(text).replaceAll("'");
        }
        boolean plain = text.chars().noneMatch(c -> c == '"' || SEPARATORS.indexOf(c) >= 0);
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}

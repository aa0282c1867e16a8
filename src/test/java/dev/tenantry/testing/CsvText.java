package dev.tenantry.testing;

import java.util.ArrayList;
import java.util.List;

/** Reads comma-separated values (RFC 4180) as a spreadsheet does. */
public final class CsvText {

    private CsvText() {}

    /** The lines below the header, cell by cell. */
    public static List<List<String>> rows(String text) {
        List<List<String>> rows = new ArrayList<>();
        List<String> row = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (char c : text.replace("\"\"", "\u0000").toCharArray()) {
            if (c == '"') {
                quoted = !quoted;
            } else if (quoted || (c != ',' && c != '\n' && c != '\r')) {
                cell.append(c);
            } else if (c != '\r') {
                row.add(cell.toString().replace('\u0000', '"'));
                cell.setLength(0);
                if (c == '\n') {
                    rows.add(List.copyOf(row));
                    row.clear();
                }
            }
        }
        return rows.subList(1, rows.size());
    }
}

package dev.tenantry.indexing;

import dev.tenantry.manifest.Problem;
import dev.tenantry.sources.git.EstateFacts;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sends rows of the estate so that one that PostgreSQL refuses keeps no other out: found by halves,
 * left out, and said as a finding of its file.
 */
final class RefusedRows {

    /** One for all tables, each of which is begun before a row is written. */
    private static final String AUTHOR = "refused-rows";

    private final Connection transaction;
    private final int path;
    private final int line;
    private final List<Row> waiting = new ArrayList<>();

    /** A row that is buffered, and where it ends there. */
    private record Row(int end, String path, int line) {}

    /** Sends some bytes of the buffer. */
    interface Sending {
        void send(byte[] bytes, int from, int length) throws SQLException;
    }

    RefusedRows(Connection transaction, EstateFacts facts, List<String> columns)
            throws SQLException {
        this.transaction = transaction;
        this.path = columns.indexOf("path");
        this.line = columns.indexOf("line");
        if (facts.complete()) {
            Findings.clear(transaction, AUTHOR);
        } else {
            Findings.clear(transaction, AUTHOR, facts.gone());
        }
    }

    void row(int end, @Nullable Object... values) {
        waiting.add(
                new Row(
                        end,
                        path < 0 ? "" : String.valueOf(values[path]),
                        line >= 0 && values[line] instanceof Integer at ? at : 1));
    }

    void send(byte[] bytes, Sending sending) throws SQLException {
        send(bytes, 0, waiting.size(), sending);
        waiting.clear();
    }

    private void send(byte[] bytes, int first, int behind, Sending sending) throws SQLException {
        int from = first == 0 ? 0 : waiting.get(first - 1).end();
        Savepoint before = transaction.setSavepoint();
        try {
            sending.send(bytes, from, waiting.get(behind - 1).end() - from);
            transaction.releaseSavepoint(before);
        } catch (SQLException e) {
            if (!CommitRows.isOfTheData(e)) {
                throw e;
            }
            transaction.rollback(before);
            transaction.releaseSavepoint(before);
            if (behind - first == 1) {
                say(waiting.get(first));
            } else {
                int middle = (first + behind) / 2;
                send(bytes, first, middle, sending);
                send(bytes, middle, behind, sending);
            }
        }
    }

    private void say(Row row) throws SQLException {
        Problem problem =
                new Problem(
                        row.path(),
                        row.line(),
                        "What is said here stands in no list: a name or another value of it is"
                                + " longer than any row holds.",
                        "Give it a shorter one.");
        Findings.add(transaction, AUTHOR, List.of(EstateFindings.of(problem)));
    }
}

package dev.tenantry.indexing;

import dev.tenantry.manifest.BoundedPath;
import dev.tenantry.web.Cursor;
import dev.tenantry.web.KeyedPage;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;

/**
 * What the sources hold that wants a human. A projection writes findings inside its index run under
 * its own name (the author) and replaces only its own.
 */
@ApplicationScoped
public class Findings {

    private final DataSource database;

    public Findings(DataSource database) {
        this.database = database;
    }

    /**
     * Which findings to list; empty means all.
     *
     * @param hidden tenants that whoever asks may not know of
     * @param group of those with the same remedy, by its id
     */
    public record Filter(
            Optional<Source> source,
            Optional<String> tenant,
            Set<String> hidden,
            Optional<String> group) {
        public static final Filter ALL = except(Set.of());

        static Filter except(Set<String> hidden) {
            return new Filter(Optional.empty(), Optional.empty(), hidden, Optional.empty());
        }

        Filter of(Optional<String> other) {
            return new Filter(source, tenant, hidden, other);
        }

        private int bind(PreparedStatement select) throws SQLException {
            String from = source.map(Source::name).orElse(null);
            String of = tenant.orElse(null);
            select.setString(1, from);
            select.setString(2, from);
            select.setString(3, of);
            select.setString(4, of);
            Array names = select.getConnection().createArrayOf("text", hidden.toArray());
            select.setArray(5, names);
            select.setArray(6, names);
            select.setString(7, group.orElse(null));
            select.setString(8, group.orElse(null));
            return 9;
        }
    }

    /**
     * Whose a project at Google is that is nobody's now, nobody knows: it may be a hidden one's.
     */
    private static final String WHERE =
            """
            where (?::text is null or source = ?) and (?::text is null or tenant = ?)
              and (tenant <> all (?)
                   or tenant is null and (source = 'GIT' or cardinality(?) = 0))
              and (?::text is null or left(md5(remedy), 12) = ?)
            """;

    /**
     * Findings that want the same to be done.
     *
     * @param example what one of them says
     */
    public record Group(String id, String remedy, String example, long count) {}

    /** Most findings first; the group of the filter does not matter. */
    public List<Group> groups(Filter filter, int most) {
        String query =
                "select left(md5(remedy), 12), remedy, min(sentence), count(*)"
                        + " from read_model.finding "
                        + WHERE
                        + " group by remedy order by count(*) desc, remedy limit ?";
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(query)) {
            select.setInt(filter.of(Optional.empty()).bind(select), most);
            List<Group> groups = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    groups.add(
                            new Group(
                                    row.getString(1),
                                    row.getString(2),
                                    row.getString(3),
                                    row.getLong(4)));
                }
            }
            return groups;
        } catch (SQLException e) {
            throw new IllegalStateException("Findings could not be counted", e);
        }
    }

    /** Adds findings inside an index run; one that is there already stays once. */
    public static void add(Connection transaction, String author, Collection<Finding> findings)
            throws SQLException {
        if (findings.isEmpty()) {
            return;
        }
        String insert =
                """
                insert into read_model.finding
                  (id, author, source, path, line, tenant, sentence, remedy)
                values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing
                """;
        try (PreparedStatement row = transaction.prepareStatement(insert)) {
            for (Finding finding : findings) {
                row.setString(1, finding.id());
                row.setString(2, author);
                row.setString(3, finding.source().name());
                row.setString(4, finding.path());
                row.setInt(5, finding.line());
                row.setString(6, finding.tenant().orElse(null));
                row.setString(7, finding.sentence());
                row.setString(8, finding.remedy());
                row.addBatch();
            }
            row.executeBatch();
        }
    }

    /** Removes all findings of an author. */
    public static void clear(Connection transaction, String author) throws SQLException {
        SourceRows.execute(transaction, "delete from read_model.finding where author = ?", author);
    }

    /** Removes the findings of an author on these paths. */
    public static void clear(Connection transaction, String author, Collection<String> paths)
            throws SQLException {
        if (!paths.isEmpty()) {
            SourceRows.execute(
                    transaction,
                    "delete from read_model.finding where author = ? and path = any(?)",
                    author,
                    paths.stream().map(BoundedPath::of).toArray(String[]::new));
        }
    }

    /**
     * A page of findings in the order of path and line.
     *
     * @param cursor where the page before ended; empty for the first
     */
    public KeyedPage<Finding> page(Filter filter, Optional<String> cursor, int limit) {
        String query =
                "select * from read_model.finding "
                        + WHERE
                        + " and (path, line, id) > (?, ?, ?) order by path, line, id limit ?";
        Key after = cursor.map(Key::read).orElse(Key.FIRST);
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(query)) {
            int next = filter.bind(select);
            select.setString(next++, after.path());
            select.setInt(next++, after.line());
            select.setString(next++, after.id());
            select.setInt(next, limit + 1);
            return KeyedPage.of(read(select), limit, Key::of);
        } catch (SQLException e) {
            throw new IllegalStateException("Findings could not be read", e);
        }
    }

    /** How many there are. */
    public long count(Filter filter) {
        String query = "select count(*) from read_model.finding " + WHERE;
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(query)) {
            filter.bind(select);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Findings could not be counted", e);
        }
    }

    private static List<Finding> read(PreparedStatement select) throws SQLException {
        List<Finding> findings = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                findings.add(
                        new Finding(
                                Source.valueOf(row.getString("source")),
                                row.getString("path"),
                                row.getInt("line"),
                                Optional.ofNullable(row.getString("tenant")),
                                row.getString("sentence"),
                                row.getString("remedy")));
            }
        }
        return findings;
    }

    /** Where a page ended. */
    private record Key(String path, int line, String id) {
        static final Key FIRST = new Key("", -1, "");

        static String of(Finding finding) {
            return Cursor.of(
                    PathCursor.part(finding.path()),
                    Integer.toString(finding.line()),
                    finding.id());
        }

        static Key read(String cursor) {
            List<String> key = Cursor.key(cursor, 3);
            try {
                return new Key(
                        PathCursor.path(key.get(0)), Integer.parseInt(key.get(1)), key.get(2));
            } catch (NumberFormatException e) {
                throw Cursor.notOurs();
            }
        }
    }
}

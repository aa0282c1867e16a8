package dev.tenantry.indexing;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** Answers from rows who changed a file of the estate, when, and in which pull request. */
@ApplicationScoped
public class EstateHistory {

    private final DataSource database;

    public EstateHistory(DataSource database) {
        this.database = database;
    }

    /**
     * One change of a file.
     *
     * @param author who wrote it, as Git has it
     * @param change ADDED, CHANGED or REMOVED
     * @param trailers lines such as {@code Requested-by: …}
     * @param pullRequest the pull request that brought it to the branch
     * @param mergedBy who merged that, as Git has it; empty for a commit on the branch itself
     * @param mergedAt when
     */
    public record FileChange(
            String commit,
            String author,
            String authorEmail,
            Instant at,
            String subject,
            String change,
            List<String> trailers,
            Optional<Integer> pullRequest,
            Optional<String> mergedBy,
            Optional<Instant> mergedAt) {

        /** Who asked for it, where a bot made it and says so; else who made it. */
        public String by() {
            return author.endsWith("[bot]")
                    ? trailer("Requested-by")
                            .map(who -> who.replaceFirst(" <.*", ""))
                            .orElse(author)
                    : author;
        }

        /** The value of the first trailer of this name. */
        public Optional<String> trailer(String name) {
            String start = name + ": ";
            return trailers.stream()
                    .filter(line -> line.startsWith(start))
                    .map(line -> line.substring(start.length()))
                    .findFirst();
        }
    }

    private static final String HISTORY =
            """
            select c.commit, c.author_name, c.author_email, c.authored_at, c.subject, p.change,
                   c.trailers, coalesce(m.pull_request, c.pull_request) as pull_request,
                   m.author_name as merged_by, m.committed_at as merged_at
            from read_model.estate_commit_path p
            join read_model.estate_commit c on c.commit = p.commit
            left join read_model.estate_commit m on m.commit = c.merged_by
            where p.path = ? and cardinality(c.parents) < 2
            order by p.generation desc, p.commit limit ?
            """;

    /** The latest changes of a file, newest first; merges themselves are left out. */
    public List<FileChange> of(String path, int most) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(HISTORY)) {
            select.setString(1, path);
            select.setInt(2, most);
            List<FileChange> changes = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    changes.add(change(row));
                }
            }
            return changes;
        } catch (SQLException e) {
            throw new IllegalStateException("The history of a file could not be read", e);
        }
    }

    private static FileChange change(ResultSet row) throws SQLException {
        Array trailers = row.getArray("trailers");
        return new FileChange(
                row.getString("commit"),
                row.getString("author_name"),
                row.getString("author_email"),
                row.getObject("authored_at", OffsetDateTime.class).toInstant(),
                row.getString("subject"),
                row.getString("change"),
                List.of((String[]) trailers.getArray()),
                Optional.ofNullable(row.getObject("pull_request", Integer.class)),
                Optional.ofNullable(row.getString("merged_by")),
                Optional.ofNullable(row.getObject("merged_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant));
    }
}

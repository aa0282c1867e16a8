package dev.tenantry.indexing;

import dev.tenantry.sources.git.EstateCommit;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Writes commits and the paths they touched, in one transaction. */
final class CommitRows implements AutoCloseable {

    /** Values, constraints and limits: the first two characters of PostgreSQL's states. */
    private static final List<String> DATA = List.of("22", "23", "54");

    private final Connection transaction;
    private final Copy commits;
    private final Copy paths;
    private final Map<String, Integer> generations = new HashMap<>();

    CommitRows(Connection transaction) throws SQLException {
        this.transaction = transaction;
        this.commits =
                Copy.into(
                        transaction,
                        "read_model.estate_commit",
                        "commit",
                        "generation",
                        "parents",
                        "author_name",
                        "author_email",
                        "authored_at",
                        "committer_name",
                        "committer_email",
                        "committed_at",
                        "subject",
                        "trailers",
                        "pull_request",
                        "merged_by");
        this.paths =
                Copy.into(
                        transaction,
                        "read_model.estate_commit_path",
                        "path",
                        "generation",
                        "commit",
                        "change");
    }

    /** Is it what was to be written that is refused, and not the writing? */
    static boolean isOfTheData(SQLException refused) {
        String state = Objects.requireNonNullElse(refused.getSQLState(), "");
        return DATA.stream().anyMatch(state::startsWith);
    }

    long written() {
        return commits.rows();
    }

    void write(EstateCommit commit) throws SQLException {
        generations.put(commit.id(), commit.generation());
        commits.row(
                commit.id(),
                commit.generation(),
                commit.parents(),
                commit.author().name(),
                commit.author().email(),
                commit.author().at(),
                commit.committer().name(),
                commit.committer().email(),
                commit.committer().at(),
                commit.subject(),
                commit.trailers(),
                commit.pullRequest(),
                commit.mergedBy());
        for (EstateCommit.Change change : commit.changes()) {
            paths.row(change.path(), commit.generation(), commit.id(), change.kind());
        }
    }

    /** The generation of a commit that was written now or earlier. */
    int generation(String commit) {
        return generations.computeIfAbsent(commit, this::written);
    }

    private int written(String commit) {
        String query = "select generation from read_model.estate_commit where commit = ?";
        try (PreparedStatement select = transaction.prepareStatement(query)) {
            select.setString(1, commit);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getInt(1) : 0;
            }
        } catch (SQLException e) {
            throw new IndexFailed(Source.GIT, e);
        }
    }

    @Override
    public void close() throws SQLException {
        commits.close();
        paths.close();
    }
}

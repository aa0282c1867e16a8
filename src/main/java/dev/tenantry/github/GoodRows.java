package dev.tenantry.github;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Keeps them in {@code tenantry.good_commit}, for all replicas and over restarts. */
@ApplicationScoped
class GoodRows implements GoodCommits {

    private final DataSource database;

    GoodRows(DataSource database) {
        this.database = database;
    }

    /** Sets the values of a statement. */
    @FunctionalInterface
    private interface Values {
        void set(PreparedStatement statement) throws SQLException;
    }

    @Override
    public void called(String commit, int pullRequest) {
        write(
                "insert into tenantry.good_commit (commit, pull_request) values (?, ?)"
                        + " on conflict (commit) do update set times = good_commit.times + 1",
                values -> {
                    values.setString(1, commit);
                    values.setInt(2, pullRequest);
                });
    }

    @Override
    public List<Called> of(int pullRequest) {
        return read(
                "select commit, times from tenantry.good_commit where pull_request = ?",
                values -> values.setInt(1, pullRequest));
    }

    @Override
    public List<Called> all() {
        return read("select commit, times from tenantry.good_commit", values -> {});
    }

    @Override
    public void forget(Called found) {
        write(
                "delete from tenantry.good_commit where commit = ? and times = ?",
                values -> {
                    values.setString(1, found.commit());
                    values.setLong(2, found.times());
                });
    }

    private void write(String sql, Values values) {
        try (Connection connection = database.getConnection();
                PreparedStatement write = connection.prepareStatement(sql)) {
            values.set(write);
            write.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("Good commits cannot be kept.", e);
        }
    }

    private List<Called> read(String sql, Values values) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            values.set(select);
            try (ResultSet rows = select.executeQuery()) {
                List<Called> commits = new ArrayList<>();
                while (rows.next()) {
                    commits.add(new Called(rows.getString("commit"), rows.getLong("times")));
                }
                return commits;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Good commits cannot be read.", e);
        }
    }
}

package dev.tenantry.github;

import dev.tenantry.proposals.ProposalId;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;

/** What only we remember of commits: which we made, and who pushed which. */
@ApplicationScoped
class ForgeRows implements MadeCommits, Pushers.PushRows {

    private final DataSource database;
    private final Clock clock;

    ForgeRows(DataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public void remember(ProposalId proposal, String commit) {
        String sql =
                "insert into tenantry.proposal_commit (commit, proposal, made_at)"
                        + " values (?, ?, ?) on conflict do nothing";
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setString(1, commit);
            insert.setString(2, proposal.value());
            insert.setObject(3, clock.instant().atOffset(ZoneOffset.UTC));
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("The commit could not be remembered.", e);
        }
    }

    @Override
    public Set<String> of(ProposalId proposal) {
        String sql = "select commit from tenantry.proposal_commit where proposal = ?";
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, proposal.value());
            try (ResultSet rows = select.executeQuery()) {
                Set<String> commits = new HashSet<>();
                while (rows.next()) {
                    commits.add(rows.getString("commit"));
                }
                return commits;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Our commits cannot be read.", e);
        }
    }

    /** A webhook told, signed by GitHub, whose credential moved a ref. */
    void pushed(String ref, String commit, Account who) {
        String sql =
                "insert into tenantry.github_push (ref, commit, account, login, at)"
                        + " values (?, ?, ?, ?, ?) on conflict do nothing";
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setString(1, ref);
            insert.setString(2, commit);
            insert.setLong(3, who.id());
            insert.setString(4, who.login());
            insert.setObject(5, clock.instant().atOffset(ZoneOffset.UTC));
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("The push could not be kept.", e);
        }
    }

    @Override
    public List<Account> pushers(String ref, Collection<String> commits) {
        String sql =
                "select distinct account, login from tenantry.github_push"
                        + " where ref = ? or commit = any (?)";
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, ref);
            select.setArray(2, connection.createArrayOf("text", commits.toArray()));
            try (ResultSet rows = select.executeQuery()) {
                List<Account> pushers = new ArrayList<>();
                while (rows.next()) {
                    pushers.add(new Account(rows.getLong("account"), rows.getString("login")));
                }
                return pushers;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Pushes cannot be read.", e);
        }
    }
}

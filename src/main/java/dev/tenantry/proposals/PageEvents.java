package dev.tenantry.proposals;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Tells the open pages of every replica that a proposal changed, when the transaction commits. */
@ApplicationScoped
class PageEvents {

    private final DataSource database;

    /** Stands before the id in the name of what changed. */
    static final String PREFIX = "proposal:";

    PageEvents(DataSource database) {
        this.database = database;
    }

    void changed(ProposalId proposal) {
        try (Connection connection = database.getConnection();
                PreparedStatement notify =
                        connection.prepareStatement("select pg_notify('tenantry_pages', ?)")) {
            notify.setString(1, PREFIX + proposal);
            notify.execute();
        } catch (SQLException e) {
            throw new IllegalStateException("Pages cannot be told of " + proposal, e);
        }
    }
}

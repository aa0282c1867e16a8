package dev.tenantry.github;

import dev.tenantry.github.WhoIsWho.Held;
import dev.tenantry.github.WhoIsWho.SignIn;
import dev.tenantry.identity.SignIns;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javax.sql.DataSource;

/** Who is who, as the tables of links and sign-ins say it now. */
@ApplicationScoped
class PeopleRows implements Supplier<WhoIsWho> {

    private static final String EVER =
            "select email, account, login from tenantry.github_link_ever";

    /** A link that GitHub no longer takes, or of an address given away, proves nothing of today. */
    private static final String NOW =
            "select email, coalesce(account, 0) as account, login from tenantry.github_link link"
                    + " where broken_at is null and "
                    + LinkRows.STILL_THEIRS;

    private final DataSource database;
    private final SignIns signIns;

    PeopleRows(DataSource database, SignIns signIns) {
        this.database = database;
        this.signIns = signIns;
    }

    @Override
    public WhoIsWho get() {
        List<SignIn> told =
                signIns.all().stream()
                        .map(
                                s ->
                                        new SignIn(
                                                s.issuer() + " " + s.subject(),
                                                s.email(),
                                                s.roles(),
                                                s.groups(),
                                                s.at()))
                        .toList();
        return new WhoIsWho(links(EVER), links(NOW), told);
    }

    private List<Held> links(String sql) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql);
                ResultSet rows = select.executeQuery()) {
            List<Held> links = new ArrayList<>();
            while (rows.next()) {
                links.add(
                        new Held(
                                rows.getString("email"),
                                new Account(rows.getLong("account"), rows.getString("login"))));
            }
            return links;
        } catch (SQLException e) {
            throw new IllegalStateException("Linked accounts cannot be read.", e);
        }
    }
}

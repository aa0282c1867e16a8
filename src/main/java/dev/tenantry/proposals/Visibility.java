package dev.tenantry.proposals;

import dev.tenantry.identity.Actor;
import dev.tenantry.manifest.TenantId;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which tenants' proposals a person may know of. */
@ApplicationScoped
class Visibility {

    private static final String LIMITED =
            "select tenant, visible_to from read_model.cost_secret order by tenant";

    private final AgroalDataSource database;

    Visibility(AgroalDataSource database) {
        this.database = database;
    }

    /** Tenants that {@code actor} may not know of. */
    List<String> hiddenFrom(Actor actor) {
        List<String> hidden = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(LIMITED);
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                if (!actor.maySee(Optional.of(rows.getString("visible_to")))) {
                    hidden.add(rows.getString("tenant"));
                }
            }
            return hidden;
        } catch (SQLException e) {
            throw new IllegalStateException("Tenants cannot be read", e);
        }
    }

    boolean maySee(Proposal proposal, Actor actor) {
        return proposal.tenant().map(TenantId::value).filter(hiddenFrom(actor)::contains).isEmpty();
    }
}

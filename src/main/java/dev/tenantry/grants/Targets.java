package dev.tenantry.grants;

import dev.tenantry.identity.Actor;
import dev.tenantry.identity.ConsoleRole;
import dev.tenantry.manifest.TenantId;
import dev.tenantry.policy.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** What access can be asked for, from the index. */
@ApplicationScoped
public class Targets {

    private final DataSource database;

    public Targets(DataSource database) {
        this.database = database;
    }

    /** A tenant that a form can name. */
    public record TenantChoice(TenantId id, String displayName, String env) {

        /** "Acme Retail (acme-retail)". */
        public String shown() {
            return displayName.equals(id.value()) ? displayName : displayName + " (" + id + ")";
        }
    }

    /**
     * A resource that a form can name.
     *
     * @param dataClass empty text when it has none
     */
    public record ResourceChoice(GrantTarget target, String shown, String dataClass) {}

    /** The first tenants by name that the person may know. */
    public List<TenantChoice> tenants(Actor actor, int most) {
        boolean all = actor.is(ConsoleRole.INFRA_ENGINEER) || actor.is(ConsoleRole.REVIEWER);
        List<TenantChoice> choices = new ArrayList<>();
        query(
                "select tenant, display_name, env from read_model.grant_tenant"
                        + " where ? or visible_to is null or visible_to = any(?)"
                        + " order by tenant limit "
                        + most,
                List.of(all, actor.groups().toArray(new String[0])),
                row -> {
                    if (TenantId.isValid(row.getString(1))) {
                        choices.add(
                                new TenantChoice(
                                        new TenantId(row.getString(1)),
                                        row.getString(2),
                                        row.getString(3)));
                    }
                });
        return choices;
    }

    /** The tenant of that name; empty when there is none, or none that the person may know. */
    public Optional<TenantChoice> tenant(String name, Actor actor) {
        List<TenantChoice> found = new ArrayList<>();
        query(
                "select tenant, display_name, env, visible_to from read_model.grant_tenant"
                        + " where tenant = ? order by path limit 1",
                List.of(name),
                row -> {
                    if (actor.maySee(Optional.ofNullable(row.getString(4)))) {
                        found.add(
                                new TenantChoice(
                                        new TenantId(row.getString(1)),
                                        row.getString(2),
                                        row.getString(3)));
                    }
                });
        return found.stream().findFirst();
    }

    /** Its project first, then datasets and buckets by name. */
    public List<ResourceChoice> resources(TenantId tenant) {
        List<ResourceChoice> choices = new ArrayList<>();
        query(
                "select kind, name, data_class from read_model.grant_store where tenant = ?"
                        + " order by kind desc, name",
                List.of(tenant.value()),
                row -> choice(row).ifPresent(choices::add));
        choices.add(new ResourceChoice(GrantTarget.PROJECT, "The whole project", ""));
        return choices;
    }

    /** Some principals that have access there, to choose from while typing. */
    public List<String> principals(TenantId tenant, int most) {
        List<String> principals = new ArrayList<>();
        query(
                "select distinct principal from read_model.grant_row where tenant = ?"
                        + " and principal_kind in ('user', 'group') order by 1 limit "
                        + most,
                List.of(tenant.value()),
                row -> principals.add(row.getString(1)));
        return principals;
    }

    private static Optional<ResourceChoice> choice(ResultSet row) throws SQLException {
        String kind = row.getString(1);
        String name = row.getString(2);
        try {
            GrantTarget target = GrantTarget.parse(kind + "/" + name);
            String shown = (target.kind() == Resource.Kind.DATASET ? "Dataset " : "Bucket ") + name;
            return Optional.of(new ResourceChoice(target, shown, row.getString(3)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private interface Row {
        void take(ResultSet row) throws SQLException;
    }

    private void query(String sql, List<?> values, Row sink) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.size(); i++) {
                select.setObject(i + 1, values.get(i));
            }
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    sink.take(row);
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("What can be asked for could not be read", e);
        }
    }
}

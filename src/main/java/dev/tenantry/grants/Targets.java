package dev.tenantry.grants;

import dev.tenantry.estate.Resource;
import dev.tenantry.identity.Actor;
import dev.tenantry.manifest.TenantId;
import dev.tenantry.web.HiddenTenants;
import dev.tenantry.web.Query;
import jakarta.enterprise.context.ApplicationScoped;
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
    private final HiddenTenants hidden;

    public Targets(DataSource database, HiddenTenants hidden) {
        this.database = database;
        this.hidden = hidden;
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
        return Query.of(
                        "select distinct on (tenant) tenant, display_name, env from read_model.grant_tenant")
                .add("where tenant <> all(?)", hidden.from(actor))
                .add("order by tenant, path limit " + most)
                .list(database, Targets::tenant)
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    /** The tenant of that name; empty when there is none, or none that the person may know. */
    public Optional<TenantChoice> tenant(String name, Actor actor) {
        return Query.of("select tenant, display_name, env from read_model.grant_tenant")
                .add("where tenant = ? and tenant <> all(?)", name, hidden.from(actor))
                .add("order by path limit 1")
                .first(database, Targets::tenant)
                .flatMap(found -> found);
    }

    private static Optional<TenantChoice> tenant(ResultSet row) throws SQLException {
        String name = row.getString(2);
        String env = row.getString(3);
        return TenantId.of(row.getString(1)).map(id -> new TenantChoice(id, name, env));
    }

    /** Its project first, then datasets and buckets by name. */
    public List<ResourceChoice> resources(TenantId tenant) {
        List<ResourceChoice> choices = new ArrayList<>();
        Query.of("select kind, name, data_class from read_model.grant_store")
                .add("where tenant = ? order by kind desc, name", tenant.value())
                .each(database, 0, row -> choice(row).ifPresent(choices::add));
        choices.add(new ResourceChoice(GrantTarget.PROJECT, "The whole project", ""));
        return choices;
    }

    /** Some principals that have access there, to choose from while typing. */
    public List<String> principals(TenantId tenant, int most) {
        return Query.of("select distinct principal from read_model.grant_row")
                .add("where tenant = ? and principal_kind in ('user', 'group')", tenant.value())
                .add("order by 1 limit " + most)
                .list(database, row -> row.getString(1));
    }

    /** Has this principal, by a grant of its own, the right to run queries in the project now? */
    boolean runsQueries(TenantId tenant, String principal) {
        return Query.of("select 1 from read_model.grant_row")
                .add("where tenant = ? and principal = ?", tenant.value(), principal)
                .add("and resource_kind = 'project' and ends_key > now()")
                .add(
                        "and role in ('roles/bigquery.jobUser', 'roles/bigquery.user', 'roles/bigquery.admin')")
                .add("limit 1")
                .first(database, row -> row.getInt(1))
                .isPresent();
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
}

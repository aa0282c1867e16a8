package dev.tenantry.proposals;

import dev.tenantry.manifest.Manifest;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;

/** Finds the Application that applies each touched object, and how both stand with it. */
@ApplicationScoped
class DeliveryRows {

    /** For each touched object the Application whose folder is the nearest above its file. */
    private static final String APPLIED =
            """
            select t.n, a.name, a.destination_namespace, a.sync_status, a.operation_phase,
                   a.operation_message, a.revision, coalesce(a.reconciled_at, a.as_of) as at,
                   a.revision = t.merge or exists (
                     select 1 from read_model.estate_commit synced, read_model.estate_commit merge
                     where synced.commit = a.revision and merge.commit = t.merge
                       and synced.generation >= merge.generation) as has_it,
                   array[t.kind || '|' || coalesce(nullif(t.namespace, ''), a.destination_namespace)
                         || '|' || t.name, t.kind || '||' || t.name] && a.synced as is_synced,
                   array[t.kind || '|' || coalesce(nullif(t.namespace, ''), a.destination_namespace)
                         || '|' || t.name, t.kind || '||' || t.name] && a.unsynced as is_not,
                   exists (select from read_model.argo_application) as is_read
            from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[]) with ordinality
                   as t(folders, merge, kind, namespace, name, n)
            left join lateral (
              select a.*, s.path as folder, s.revision
              from read_model.argo_application a, unnest(a.paths, a.revisions) as s(path, revision)
              where a.paths && string_to_array(t.folders, chr(10))
                and s.path = any (string_to_array(t.folders, chr(10)))
              order by length(s.path) desc limit 1) a on true
            order by t.n
            """;

    private final DataSource database;

    DeliveryRows(DataSource database) {
        this.database = database;
    }

    /**
     * How an Application stands with a touched object.
     *
     * @param namespace where the object is, when the Application decides
     */
    record Applied(Sighting sighting, String namespace) {}

    /** One for each, in their order. */
    List<Applied> applied(List<Touched> touched) {
        List<Applied> applied = new ArrayList<>();
        if (touched.isEmpty()) {
            return applied;
        }
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(APPLIED)) {
            texts(select, 1, touched, Touched::folders);
            texts(select, 2, touched, Touched::merge);
            texts(select, 3, touched, DeliveryRows::kind);
            texts(select, 4, touched, Touched::namespace);
            texts(select, 5, touched, t -> t.object().map(Manifest::name).orElse(""));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    Touched one = touched.get(row.getInt("n") - 1);
                    applied.add(new Applied(sighting(one, row), namespace(one, row)));
                }
            }
            return applied;
        } catch (SQLException e) {
            throw new IllegalStateException("What is applied cannot be read", e);
        }
    }

    /** One text of each as an array. */
    static void texts(
            PreparedStatement select,
            int parameter,
            List<Touched> touched,
            Function<Touched, String> text)
            throws SQLException {
        select.setArray(
                parameter,
                select.getConnection().createArrayOf("text", touched.stream().map(text).toArray()));
    }

    private static String kind(Touched touched) {
        return touched.object().map(o -> o.group() + "|" + o.kind()).orElse("");
    }

    private static String namespace(Touched touched, ResultSet row) throws SQLException {
        return touched.namespace().isEmpty()
                ? text(row, "destination_namespace")
                : touched.namespace();
    }

    private static Sighting sighting(Touched touched, ResultSet row) throws SQLException {
        String name = text(row, "name");
        if (name.isEmpty()) {
            return row.getBoolean("is_read")
                    ? Sighting.unknown(
                            "No Argo CD Application applies %s, so nobody sees here whether it is."
                                    .formatted(touched.path()))
                    : Sighting.missing("What Argo CD has applied was not read yet.");
        }
        boolean listed = row.getBoolean("is_synced") || row.getBoolean("is_not");
        if (row.getBoolean("has_it") && !text(row, "sync_status").equals("Unknown")) {
            if (touched.object().isEmpty() || (touched.gone() && !listed)) {
                return seen(touched, name, row);
            }
            if (!touched.gone() && row.getBoolean("is_synced")) {
                return seen(touched, name, row);
            }
            if (!touched.gone() && !listed) {
                return Sighting.unknown(
                        "Argo CD does not list %s among what %s applies, so nobody sees here whether it is."
                                .formatted(touched.called(), name));
            }
        }
        return Sighting.missing(waiting(touched, name, row));
    }

    private static String waiting(Touched touched, String name, ResultSet row) throws SQLException {
        String phase = text(row, "operation_phase");
        if (phase.equals("Failed") || phase.equals("Error")) {
            return "Argo CD could not apply " + name + ": " + text(row, "operation_message");
        }
        if (!row.getBoolean("has_it")) {
            return "Argo CD has not seen the merge in " + name + " yet.";
        }
        if (text(row, "sync_status").equals("Unknown")) {
            return "Argo CD cannot compare " + name + " with Git now.";
        }
        return touched.gone()
                ? "Argo CD still has %s in %s.".formatted(touched.called(), name)
                : "Argo CD is applying " + name + ".";
    }

    private static Sighting seen(Touched touched, String name, ResultSet row) throws SQLException {
        String revision = text(row, "revision");
        return new Sighting(
                Sighting.Sight.SEEN,
                "Argo CD's %s %s as of commit %s."
                        .formatted(
                                name,
                                (touched.gone() ? "no longer has " : "has ") + touched.called(),
                                revision.substring(0, Math.min(7, revision.length()))),
                Optional.of(revision),
                instant(row, "at"));
    }

    static String text(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getString(column)).orElse("");
    }

    static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
                .map(OffsetDateTime::toInstant);
    }
}

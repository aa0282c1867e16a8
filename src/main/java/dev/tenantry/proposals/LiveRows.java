package dev.tenantry.proposals;

import dev.tenantry.manifest.Manifest;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;

/** Asks the rows of Config Connector and of Google Cloud how they stand with touched objects. */
@ApplicationScoped
class LiveRows {

    /** After so long every kind that can be listed has been. */
    private static final Duration ALL_LISTED = Duration.ofMinutes(10);

    /** The binding of a grant counts where the project's allow policy was read. */
    private static final String LIVE =
            """
            select t.n, k.listed_at is not null as is_listed,
                   exists (select from read_model.watched_kind where listed_at < ?) as are_listed,
                   o.uid is not null as is_there,
                   o.ready and o.generation = o.observed_generation and o.reason = 'UpToDate' as well,
                   o.reason, o.message, coalesce(o.as_of, k.listed_at) as at,
                   p.observed_at as read_at,
                   exists (select from read_model.allow_policy_binding b
                           where b.project = p.project and b.role = t.role
                             and lower(b.member) = lower(t.member)
                             and coalesce(b.condition_expression, '') = t.condition) as is_bound
            from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                        ?::text[]) with ordinality
                   as t(api_group, kind, namespace, name, project, role, member, condition, n)
            left join read_model.watched_kind k on k.api_group = t.api_group and k.kind = t.kind
            left join read_model.config_connector_object o
              on o.kind = t.kind and o.namespace = t.namespace and o.name = t.name
            left join read_model.google_project p
              on p.project = t.project and p.observed_at is not null
            order by t.n
            """;

    private final DataSource database;
    private final Clock clock;

    LiveRows(DataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** A sighting for each object of Config Connector, in their order. */
    List<Sighting> live(List<Touched> touched, List<String> namespaces) {
        List<Sighting> live = new ArrayList<>();
        if (touched.isEmpty()) {
            return live;
        }
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(LIVE)) {
            select.setObject(1, clock.instant().minus(ALL_LISTED).atOffset(ZoneOffset.UTC));
            DeliveryRows.texts(select, 2, touched, t -> of(t, Manifest::group));
            DeliveryRows.texts(select, 3, touched, t -> of(t, Manifest::kind));
            select.setArray(4, connection.createArrayOf("text", namespaces.toArray()));
            DeliveryRows.texts(select, 5, touched, t -> of(t, Manifest::name));
            DeliveryRows.texts(select, 6, touched, t -> t.project().orElse(""));
            DeliveryRows.texts(select, 7, touched, t -> t.at("spec", "role"));
            DeliveryRows.texts(select, 8, touched, t -> t.at("spec", "member"));
            DeliveryRows.texts(select, 9, touched, t -> t.at("spec", "condition", "expression"));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    live.add(sighting(touched.get(row.getInt("n") - 1), row));
                }
            }
            return live;
        } catch (SQLException e) {
            throw new IllegalStateException("What is live cannot be read", e);
        }
    }

    private static String of(Touched touched, Function<Manifest, String> text) {
        return touched.object().map(text).orElse("");
    }

    private Sighting sighting(Touched touched, ResultSet row) throws SQLException {
        if (!row.getBoolean("is_listed")) {
            return row.getBoolean("are_listed")
                    ? Sighting.unknown(
                            "%s is not watched, so nobody sees here whether it is live."
                                    .formatted(touched.called()))
                    : Sighting.missing("What Config Connector has was not read yet.");
        }
        Optional<Instant> at = DeliveryRows.instant(row, "at");
        Optional<Instant> read = DeliveryRows.instant(row, "read_at");
        Optional<String> obstacle = connector(touched, row).or(() -> unseen(touched, at));
        if (obstacle.isEmpty() && read.isPresent()) {
            obstacle = google(touched, read.get(), row.getBoolean("is_bound"));
        }
        return obstacle.map(Sighting::missing)
                .orElse(
                        new Sighting(
                                Sighting.Sight.SEEN,
                                seen(touched, read.isPresent()),
                                Optional.empty(),
                                at));
    }

    /** It may still be told as it was before, although Argo CD was already told to be done. */
    private Optional<String> unseen(Touched touched, Optional<Instant> at) {
        return at.filter(told -> touched.how() == Touched.How.CHANGED)
                .filter(told -> told.isBefore(touched.merged()))
                .filter(told -> clock.instant().isBefore(touched.settled()))
                .map(
                        told ->
                                "Config Connector was not seen at %s since the merge."
                                        .formatted(touched.called()));
    }

    private static Optional<String> connector(Touched touched, ResultSet row) throws SQLException {
        String called = touched.called();
        boolean there = row.getBoolean("is_there");
        if (touched.gone()) {
            return there
                    ? Optional.of("Config Connector still has " + called + ".")
                    : Optional.empty();
        }
        if (!there) {
            return Optional.of("Config Connector has not seen " + called + " yet.");
        }
        if (row.getBoolean("well")) {
            return Optional.empty();
        }
        String message = DeliveryRows.text(row, "message");
        String reason = DeliveryRows.text(row, "reason");
        return Optional.of(
                reason.equals("Updating")
                        ? "Config Connector is applying %s.".formatted(called)
                        : "Config Connector has not applied %s: %s%s"
                                .formatted(
                                        called,
                                        words(reason),
                                        message.isEmpty() ? "." : ", " + message));
    }

    /** What it waits for in words; its other reasons are known by their names. */
    private static String words(String reason) {
        return switch (reason) {
            case "" -> "not looked at yet";
            case "DependencyNotFound" -> "waits for an object that does not exist";
            case "DependencyNotReady" -> "waits for an object that is not ready";
            default -> reason;
        };
    }

    /** That something is gone is told by what was read after the merge only. */
    private static Optional<String> google(Touched touched, Instant read, boolean bound) {
        String called = touched.called();
        if (!touched.gone()) {
            return bound
                    ? Optional.empty()
                    : Optional.of("The allow policy at Google does not have " + called + " yet.");
        }
        if (bound) {
            return Optional.of("The allow policy at Google still has " + called + ".");
        }
        return read.isBefore(touched.merged())
                ? Optional.of("The allow policy at Google was not read since the merge.")
                : Optional.empty();
    }

    private static String seen(Touched touched, boolean atGoogle) {
        String who =
                atGoogle ? "Config Connector and the allow policy at Google " : "Config Connector ";
        String has =
                touched.gone()
                        ? (atGoogle ? "no longer have " : "no longer has ")
                        : (atGoogle ? "have " : "has ");
        return who + has + touched.called() + (touched.gone() ? "." : " as it is in Git.");
    }
}

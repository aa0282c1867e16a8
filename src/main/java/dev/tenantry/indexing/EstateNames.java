package dev.tenantry.indexing;

import dev.tenantry.estate.Places;
import dev.tenantry.manifest.Manifest;
import dev.tenantry.manifest.Problem;
import dev.tenantry.manifest.TenantId;
import dev.tenantry.sources.git.EstateFacts;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Finds names that stand twice and mentions of names that stand nowhere. After an update only files
 * that hold or mention a name that came or went are looked at, so it costs what changed.
 */
final class EstateNames {

    static final String NAMES = "estate-names";

    private static final String TWICE =
            """
            select m.path, m.line, m.kind, m.name, o.path, o.line
            from read_model.manifest m
            cross join lateral (
              select o.path, o.line from read_model.manifest o
              where o.kind = m.kind and o.namespace = m.namespace and o.name = m.name
                and o.api_group = m.api_group and o.placed
                and (o.path, o.document) <> (m.path, m.document)
              order by o.path, o.document limit 1) o
            where m.placed
            """;

    private static final String NOWHERE =
            """
            select m.path, m.line, m.kind, m.name, m.field, m.namespace
            from read_model.manifest_reference m
            where not exists (
              select 1 from read_model.manifest o
              where o.kind = m.kind and o.namespace = m.namespace and o.name = m.name)
            """;

    private static final String FILES_WITH_NAMES =
            """
            with name as (select * from unnest(?::text[], ?::text[], ?::text[]) n(kind, ns, name))
            select path from read_model.manifest m join name n
              on (m.kind, m.namespace, m.name) = (n.kind, n.ns, n.name)
            union
            select path from read_model.manifest_reference m join name n
              on (m.kind, m.namespace, m.name) = (n.kind, n.ns, n.name)
            """;

    private record Name(String kind, String namespace, String name) {}

    private final EstateFacts facts;
    private final Set<Name> touched = new HashSet<>();
    private final Set<String> paths = new HashSet<>();

    private EstateNames(EstateFacts facts) {
        this.facts = facts;
        this.paths.addAll(facts.gone());
    }

    /** Remembers the names that are about to go; call before the rows are removed. */
    static EstateNames before(EstateFacts facts, Connection transaction) throws SQLException {
        EstateNames names = new EstateNames(facts);
        if (facts.complete()) {
            return names;
        }
        String query = "select kind, namespace, name from read_model.manifest where path = any(?)";
        try (PreparedStatement select = transaction.prepareStatement(query)) {
            select.setObject(1, facts.gone().toArray(new String[0]));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    names.touched.add(
                            new Name(row.getString(1), row.getString(2), row.getString(3)));
                }
            }
        }
        return names;
    }

    void saw(Manifest manifest) {
        if (!facts.complete()) {
            paths.add(manifest.path());
            touched.add(
                    new Name(manifest.kind(), manifest.namespace().orElse(""), manifest.name()));
        }
    }

    /** Replaces the findings about what was touched; call when all rows are there. */
    void check(Connection transaction) throws SQLException {
        List<Finding> findings = new ArrayList<>();
        if (facts.complete()) {
            Findings.clear(transaction, NAMES);
            find(transaction.prepareStatement(TWICE), EstateNames::twice, findings);
            find(transaction.prepareStatement(NOWHERE), EstateNames::nowhere, findings);
        } else {
            addFilesWithTouchedNames(transaction);
            Findings.clear(transaction, NAMES, paths);
            find(inFiles(transaction, TWICE), EstateNames::twice, findings);
            find(inFiles(transaction, NOWHERE), EstateNames::nowhere, findings);
        }
        Findings.add(transaction, NAMES, findings);
    }

    private void addFilesWithTouchedNames(Connection transaction) throws SQLException {
        try (PreparedStatement select = transaction.prepareStatement(FILES_WITH_NAMES)) {
            select.setObject(1, each(Name::kind));
            select.setObject(2, each(Name::namespace));
            select.setObject(3, each(Name::name));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    paths.add(row.getString(1));
                }
            }
        }
    }

    private String[] each(Function<Name, String> part) {
        return touched.stream().map(part).toArray(String[]::new);
    }

    private PreparedStatement inFiles(Connection transaction, String query) throws SQLException {
        PreparedStatement select = transaction.prepareStatement(query + " and m.path = any(?)");
        select.setObject(1, paths.toArray(new String[0]));
        return select;
    }

    private interface Row {
        Problem problem(ResultSet row) throws SQLException;
    }

    private static void find(PreparedStatement query, Row what, List<Finding> into)
            throws SQLException {
        try (PreparedStatement select = query;
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                into.add(EstateFindings.of(what.problem(row)));
            }
        }
    }

    private static Problem twice(ResultSet row) throws SQLException {
        return new Problem(
                row.getString(1),
                row.getInt(2),
                "The %s “%s” also stands in %s."
                        .formatted(
                                row.getString(3),
                                row.getString(4),
                                elsewhere(row.getString(1), row.getString(5), row.getInt(6))),
                "Rename or remove one of the two; the cluster can hold only one.");
    }

    /** Whoever reads it may not know of another tenant. */
    private static String elsewhere(String own, String other, int line) {
        Optional<TenantId> whose = Places.tenantOf(other);
        return whose.isEmpty() || whose.equals(Places.tenantOf(own))
                ? "%s, line %d".formatted(other, line)
                : "another tenant's folder";
    }

    private static Problem nowhere(ResultSet row) throws SQLException {
        String namespace = row.getString(6);
        return new Problem(
                row.getString(1),
                row.getInt(2),
                "%s names the %s “%s”, which is not in the estate%s."
                        .formatted(
                                row.getString(5),
                                row.getString(3),
                                row.getString(4),
                                namespace.isEmpty() ? "" : " in namespace " + namespace),
                "Correct the name, add the manifest, or use “external” for something outside.");
    }
}

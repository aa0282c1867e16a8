package dev.tenantry.policy;

import dev.tenantry.manifest.Manifest;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Policy tags and data policies of a table's columns, which say who may read them. BigQuery keeps
 * those that a schema does not speak of, and takes away those of which it says that there are none.
 */
final class ColumnTags {

    private static final Pattern ESCAPE = Pattern.compile("\\\\u([0-9a-fA-F]{4})");

    private static final Pattern NONE =
            Pattern.compile(
                    "\"(?i:policyTags)\"\\s*:\\s*(null|\\{\\s*(\"(?i:names)\"\\s*:\\s*(null|\\[\\s*]))?\\s*,?\\s*})"
                            + "|\"(?i:dataPolicies)\"\\s*:\\s*(null|\\[\\s*])");

    private static final Pattern ANY = Pattern.compile("(?i)policyTags|dataPolicies");

    private ColumnTags() {}

    /** Does the schema speak of any? */
    static boolean areIn(String schema) {
        return ANY.matcher(plain(schema)).find();
    }

    /** A table that comes, and may be there already, with columns that shall have none. */
    static Optional<Safeguards.Loss> loss(Case what, Manifest table) {
        return Optional.of(table)
                .filter(one -> one.is("bigquery.cnrm.cloud.google.com", "BigQueryTable"))
                .filter(one -> what.before(one).isEmpty())
                .flatMap(one -> one.at("spec", "schema"))
                .filter(schema -> NONE.matcher(plain(schema)).find())
                .map(
                        _ ->
                                new Safeguards.Loss(
                                        table.path(),
                                        table.lineOf("spec", "schema"),
                                        "BigQuery table %s comes: columns of it lose the policy tags that they may have at Google."
                                                .formatted(table.name())));
    }

    /** JSON takes any letter as its number, too. */
    private static String plain(String schema) {
        return ESCAPE.matcher(schema).replaceAll(ColumnTags::character);
    }

    private static String character(MatchResult escape) {
        return Matcher.quoteReplacement(
                Character.toString((char) Integer.parseInt(escape.group(1), 16)));
    }
}

package dev.tenantry.policy.safeguards;

import dev.tenantry.manifest.Manifest;
import dev.tenantry.policy.change.Case;
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

    /** Letter case is nothing to who reads it, and to some an {@code ſ} is an {@code s}. */
    private static final Pattern ANY = Pattern.compile("(?iu)policyTags|dataPolicies");

    private ColumnTags() {}

    /** Does the schema speak of any? */
    static boolean areIn(String schema) {
        return ANY.matcher(plain(schema)).find();
    }

    /** A table that comes, and may be there already, with columns that shall have other ones. */
    static Optional<Safeguards.Loss> loss(Case what, Manifest table) {
        return Optional.of(table)
                .filter(one -> one.is("bigquery.cnrm.cloud.google.com", "BigQueryTable"))
                .filter(one -> what.before(one).isEmpty())
                .flatMap(one -> one.at("spec", "schema"))
                .filter(ColumnTags::areIn)
                .map(
                        _ ->
                                new Safeguards.Loss(
                                        table.path(),
                                        table.lineOf("spec", "schema"),
                                        "BigQuery table %s comes: its columns get the policy tags of its schema in place of those that they may have at Google."
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

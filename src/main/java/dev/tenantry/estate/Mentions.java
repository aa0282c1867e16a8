package dev.tenantry.estate;

import dev.tenantry.manifest.Manifest;
import dev.tenantry.manifest.YamlNode;
import dev.tenantry.manifest.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The projects that an object names anywhere in its texts: in names of Google's resources, in
 * addresses of service accounts and, where a query stands, in names of tables.
 */
public final class Mentions {

    /** A project and the line that names it. */
    public record Of(String project, int line) {}

    private static final Pattern RESOURCE =
            Pattern.compile(
                    "projects/"
                            + ResourceName.ID
                            + "(?![a-z0-9-])|@"
                            + ResourceName.ID
                            + "\\.iam\\.gserviceaccount");

    /** {@code project.dataset.table}, in backticks or without. */
    private static final Pattern TABLE =
            Pattern.compile(
                    "(?<![\\w.-])`?"
                            + ResourceName.ID
                            + "`?\\.`?[A-Za-z0-9_]+`?\\.`?[A-Za-z0-9_$*]");

    /** The same in BigQuery's legacy SQL, {@code [project:dataset.table]}. */
    private static final Pattern LEGACY =
            Pattern.compile("(?<![\\w.-])" + ResourceName.ID + ":[A-Za-z0-9_]+\\.[A-Za-z0-9_$*]");

    /** Kinds whose texts may be queries. */
    private static final Set<String> QUERIES = Set.of("BigQueryTable", "BigQueryRoutine");

    private static final Pattern NUMBER = Pattern.compile("projects/([0-9]+)(?![a-z0-9-])");

    private final boolean queries;
    private final List<Of> found = new ArrayList<>();

    private Mentions(boolean queries) {
        this.queries = queries;
    }

    public static List<Of> in(Manifest object) {
        Mentions mentions = new Mentions(QUERIES.contains(object.kind()));
        object.body().walk((key, node) -> mentions.visit(node));
        return mentions.found;
    }

    /** Projects by their numbers, of which the estate does not know whose they are. */
    public static List<String> numbers(Manifest object) {
        List<String> numbers = new ArrayList<>();
        object.body()
                .walk(
                        (key, node) ->
                                NUMBER.matcher(node.at().orElse(""))
                                        .results()
                                        .forEach(found -> numbers.add(found.group(1))));
        return numbers;
    }

    private void visit(YamlNode node) {
        if (node instanceof YamlScalar scalar) {
            take(RESOURCE.matcher(scalar.text()), scalar.line());
            if (queries) {
                for (String query : Queries.readings(scalar.text())) {
                    take(TABLE.matcher(query), scalar.line());
                    take(LEGACY.matcher(query), scalar.line());
                }
            }
        }
    }

    private void take(Matcher matcher, int line) {
        while (matcher.find()) {
            String project = matcher.group(1);
            if (project == null) {
                project = matcher.group(2);
            }
            found.add(new Of(project, line));
        }
    }
}

package dev.tenantry.sources.kubernetes;

import static dev.tenantry.sources.kubernetes.Field.optional;
import static dev.tenantry.sources.kubernetes.Field.text;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantry.sources.kubernetes.ArgoApplication.Source;
import java.util.ArrayList;
import java.util.List;

/** What an Application is made of: where it applies from, and the objects that it applies. */
final class ApplicationParts {

    private ApplicationParts() {}

    /** Folders of repositories; a chart, or a repository of values only, has none. */
    static List<Source> sources(JsonNode application) {
        JsonNode several = application.at("/spec/sources");
        List<Source> sources = new ArrayList<>();
        if (several.isArray() && !several.isEmpty()) {
            for (int i = 0; i < several.size(); i++) {
                add(sources, several.get(i), application.at("/status/sync/revisions/" + i));
            }
        } else {
            add(sources, application.at("/spec/source"), application.at("/status/sync/revision"));
        }
        return sources;
    }

    private static void add(List<Source> sources, JsonNode source, JsonNode revision) {
        optional(source, "/path")
                .map(path -> path.replaceAll("^(?:\\./|/)++|/+$", ""))
                .map(path -> path.equals(".") ? "" : path)
                .ifPresent(path -> sources.add(new Source(path, revision.asText(""))));
    }

    /**
     * Its objects.
     *
     * @param synced those that are as Git says, or the others
     */
    static List<String> objects(JsonNode application, boolean synced) {
        List<String> objects = new ArrayList<>();
        for (JsonNode object : application.at("/status/resources")) {
            if (optional(object, "/status").filter("Synced"::equals).isPresent() == synced) {
                objects.add(
                        String.join(
                                "|",
                                text(object, "/group"),
                                text(object, "/kind"),
                                text(object, "/namespace"),
                                text(object, "/name")));
            }
        }
        return objects;
    }
}

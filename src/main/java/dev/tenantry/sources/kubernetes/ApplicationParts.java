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

    /** Of one source the commit stands alone; of several, in their order. */
    static List<Source> sources(JsonNode application) {
        JsonNode several = application.at("/spec/sources");
        List<Source> sources = new ArrayList<>();
        if (!several.isArray() || several.isEmpty()) {
            sources.add(
                    source(
                            application.at("/spec/source"),
                            text(application, "/status/sync/revision")));
            return sources;
        }
        for (int i = 0; i < several.size(); i++) {
            sources.add(source(several.get(i), text(application, "/status/sync/revisions/" + i)));
        }
        return sources;
    }

    private static Source source(JsonNode source, String revision) {
        String path = text(source, "/path").replaceAll("^(\\./|/)+|/+$", "");
        return new Source(path.equals(".") ? "" : path, revision);
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

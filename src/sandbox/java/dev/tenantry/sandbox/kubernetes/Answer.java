package dev.tenantry.sandbox.kubernetes;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import java.util.TreeSet;

/** The small objects that an API server says besides the real ones: statuses and discovery. */
final class Answer {

    private final ObjectMapper json;

    Answer(ObjectMapper json) {
        this.json = json;
    }

    /** A {@code Status} as every failure has it: 403 {@code Forbidden}, 410 {@code Expired} … */
    ObjectNode status(int code, String reason, String message) {
        ObjectNode status = json.createObjectNode();
        status.put("kind", "Status").put("apiVersion", "v1");
        status.putObject("metadata");
        status.put("status", "Failure").put("message", message);
        status.put("reason", reason).put("code", code);
        return status;
    }

    ObjectNode version() {
        ObjectNode version = json.createObjectNode();
        version.put("major", "1").put("minor", "34").put("gitVersion", "v1.34.1-gke.2037000");
        return version.put("platform", "linux/amd64");
    }

    ObjectNode coreVersions() {
        ObjectNode versions = json.createObjectNode();
        versions.put("kind", "APIVersions");
        versions.putArray("versions").add("v1");
        return versions;
    }

    ObjectNode groups(Set<Kind> kinds) {
        ObjectNode list = json.createObjectNode();
        list.put("kind", "APIGroupList").put("apiVersion", "v1");
        ArrayNode groups = list.putArray("groups");
        Set<String> seen = new TreeSet<>();
        for (Kind kind : kinds) {
            if (!kind.group().isEmpty() && seen.add(kind.group())) {
                ObjectNode group = groups.addObject().put("name", kind.group());
                version(group.putArray("versions").addObject(), kind);
                version(group.putObject("preferredVersion"), kind);
            }
        }
        return list;
    }

    /** The kinds below {@code /api/v1} or {@code /apis/<group>/<version>}. */
    ObjectNode resources(String root, Set<Kind> kinds) {
        ObjectNode list = json.createObjectNode();
        list.put("kind", "APIResourceList").put("apiVersion", "v1");
        list.put("groupVersion", root.replaceFirst("^/apis?/", ""));
        ArrayNode resources = list.putArray("resources");
        for (Kind kind : kinds) {
            if (kind.root().equals(root)) {
                ObjectNode resource = resources.addObject();
                resource.put("name", kind.plural()).put("singularName", "");
                resource.put("namespaced", kind.namespaced()).put("kind", kind.kind());
                resource.putArray("verbs").add("get").add("list").add("watch");
            }
        }
        return list;
    }

    private static void version(ObjectNode node, Kind kind) {
        node.put("groupVersion", kind.apiVersion()).put("version", kind.version());
    }
}

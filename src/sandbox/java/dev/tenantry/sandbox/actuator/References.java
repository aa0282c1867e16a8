package dev.tenantry.sandbox.actuator;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantry.sandbox.kubernetes.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What an object refers to by the name of another in the cluster, not by an address at Google. */
final class References {

    /** Where references stand whose kind goes without saying. */
    private static final Map<String, Kind> KINDS =
            Map.of(
                    "/spec/memberFrom/serviceAccountRef",
                    Kind.of("iam.cnrm.cloud.google.com/v1beta1", "IAMServiceAccount"),
                    "/spec/projectRef",
                    Kind.of("resourcemanager.cnrm.cloud.google.com/v1beta1", "Project"),
                    "/spec/folderRef",
                    Kind.of("resourcemanager.cnrm.cloud.google.com/v1beta1", "Folder"));

    /** One of them. */
    record To(Kind kind, String namespace, String name) {}

    private References() {}

    static List<To> of(JsonNode object) {
        List<To> found = new ArrayList<>();
        String here = object.at("/metadata/namespace").asText();
        JsonNode resource = object.at("/spec/resourceRef");
        if (resource.hasNonNull("name") && resource.hasNonNull("apiVersion")) {
            String apiVersion = resource.path("apiVersion").asText();
            found.add(to(Kind.of(apiVersion, resource.path("kind").asText()), resource, here));
        }
        KINDS.forEach(
                (place, kind) -> {
                    if (object.at(place).hasNonNull("name")) {
                        found.add(to(kind, object.at(place), here));
                    }
                });
        return found;
    }

    private static To to(Kind kind, JsonNode reference, String here) {
        return new To(
                kind, reference.path("namespace").asText(here), reference.path("name").asText());
    }
}

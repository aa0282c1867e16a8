package dev.tenantry.sandbox.actuator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantry.sandbox.google.AllowPolicies;
import dev.tenantry.sandbox.google.Allowed;
import dev.tenantry.sandbox.google.GoogleRefused;
import dev.tenantry.sandbox.kubernetes.Cluster;
import dev.tenantry.sandbox.kubernetes.Kind;
import dev.tenantry.sandbox.world.Condition;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Plays Config Connector: objects are first {@code Updating}, then {@code UpToDate}, or {@code
 * UpdateFailed} with Google's words. One that refers to an object which is not there, or which is
 * not ready itself, waits and says so. Grants reach the allow policy, everything else only says so.
 */
final class ConfigConnector {

    private final Cluster cluster;
    private final AllowPolicies policies;
    private final Clock clock;

    ConfigConnector(Cluster cluster, AllowPolicies policies, Clock clock) {
        this.cluster = cluster;
        this.policies = policies;
        this.clock = clock;
    }

    /** The object is there and its controller has begun. */
    void begin(ObjectNode manifest) {
        ObjectNode object = cluster.put(withOldStatus(manifest));
        cluster.put(ready(object.deepCopy(), false, "Updating", "Update in progress"));
    }

    /** The controller is done: true when Google took it, false when it would not. */
    boolean finish(ObjectNode manifest) {
        Optional<ObjectNode> object =
                cluster.get(kind(manifest), namespace(manifest), name(manifest));
        if (object.isEmpty()) {
            return true;
        }
        Optional<Missing> missing = missing(object.get());
        if (missing.isPresent()) {
            cluster.put(
                    ready(object.get(), false, missing.get().reason(), missing.get().message()));
            return false;
        }
        Optional<String> refusal = grant(object.get());
        if (refusal.isPresent()) {
            cluster.put(ready(object.get(), false, "UpdateFailed", refusal.get()));
            return false;
        }
        upToDate(object.get());
        return true;
    }

    /** As an object stands that was applied long ago. */
    void settle(ObjectNode manifest, Instant since) {
        ObjectNode object = manifest.deepCopy();
        object.withObjectProperty("metadata").put("creationTimestamp", since.toString());
        upToDate(cluster.put(withOldStatus(object)).deepCopy());
    }

    /** The object is to go: its controller takes it away from Google first. */
    void beginDelete(ObjectNode manifest) {
        cluster.get(kind(manifest), namespace(manifest), name(manifest))
                .ifPresent(
                        object -> {
                            object.withObjectProperty("metadata")
                                    .put("deletionTimestamp", now().toString());
                            cluster.put(ready(object, false, "Deleting", "Deletion in progress"));
                        });
    }

    void finishDelete(ObjectNode manifest) {
        if (isGrant(manifest)) {
            policies.remove(resource(manifest), allowed(manifest));
        }
        cluster.delete(kind(manifest), namespace(manifest), name(manifest));
    }

    /** What an object waits for. */
    private record Missing(String reason, String message) {}

    /** The first object that this one refers to and that is not there, or is not ready. */
    private Optional<Missing> missing(ObjectNode object) {
        return References.of(object).stream().flatMap(r -> missing(r).stream()).findFirst();
    }

    private Optional<Missing> missing(References.To to) {
        Optional<ObjectNode> other = cluster.get(to.kind(), to.namespace(), to.name());
        String called = "reference %s %s/%s".formatted(to.kind().kind(), to.namespace(), to.name());
        if (other.isEmpty()) {
            return Optional.of(new Missing("DependencyNotFound", called + " is not found"));
        }
        return other.get().at("/status/conditions/0/status").asText().equals("True")
                ? Optional.empty()
                : Optional.of(new Missing("DependencyNotReady", called + " is not ready"));
    }

    private void upToDate(ObjectNode object) {
        cluster.put(ready(object, true, "UpToDate", "The resource is up to date"));
    }

    /** Google's words when it would not have the grant. */
    private Optional<String> grant(JsonNode object) {
        if (!isGrant(object)) {
            return Optional.empty();
        }
        try {
            policies.add(resource(object), allowed(object));
            return Optional.empty();
        } catch (GoogleRefused e) {
            return Optional.of(
                    "Update call failed: error setting policy member: error applying changes:"
                            + " summary: Request `Create IAM Members "
                            + object.at("/spec/role").asText()
                            + " "
                            + object.at("/spec/member").asText()
                            + "` returned error: googleapi: Error 400: "
                            + e.sentence()
                            + ", badRequest");
        }
    }

    private ObjectNode ready(ObjectNode object, boolean ready, String reason, String message) {
        ObjectNode status = object.withObjectProperty("status");
        JsonNode before = status.at("/conditions/0");
        ObjectNode condition = cluster.json().createObjectNode();
        String word = ready ? "True" : "False";
        boolean same =
                before.path("status").asText().equals(word)
                        && before.path("reason").asText().equals(reason);
        condition.put(
                "lastTransitionTime",
                same ? before.path("lastTransitionTime").asText() : now().toString());
        condition.put("message", message).put("reason", reason);
        condition.put("status", word).put("type", "Ready");
        status.putArray("conditions").add(condition);
        status.put("observedGeneration", object.at("/metadata/generation").asLong(1));
        return object;
    }

    /** A manifest has no status; the one that the object had stays until it changes. */
    private ObjectNode withOldStatus(ObjectNode manifest) {
        ObjectNode object = manifest.deepCopy();
        cluster.get(kind(manifest), namespace(manifest), name(manifest))
                .ifPresent(old -> object.set("status", old.path("status").deepCopy()));
        if (object.path("status").isMissingNode() || object.path("status").isEmpty()) {
            object.remove("status");
        }
        return object;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    private static boolean isGrant(JsonNode object) {
        return object.path("kind").asText().equals("IAMPolicyMember")
                && !resource(object).isEmpty()
                && object.at("/spec").hasNonNull("member");
    }

    /** The resource whose policy it is in; empty for one that the sandbox has no policy of. */
    private static String resource(JsonNode object) {
        JsonNode reference = object.at("/spec/resourceRef");
        String external = reference.path("external").asText(reference.path("name").asText());
        String last = external.substring(external.lastIndexOf('/') + 1);
        return switch (reference.path("kind").asText()) {
            case "Project" -> "projects/" + last;
            case "StorageBucket" -> "buckets/" + last;
            default -> "";
        };
    }

    private static Allowed allowed(JsonNode object) {
        JsonNode condition = object.at("/spec/condition");
        return new Allowed(
                object.at("/spec/member").asText(),
                object.at("/spec/role").asText(),
                condition.isMissingNode()
                        ? Optional.empty()
                        : Optional.of(
                                new Condition(
                                        condition.path("title").asText(),
                                        condition.path("description").asText(""),
                                        condition.path("expression").asText())));
    }

    private static Kind kind(JsonNode object) {
        return Kind.of(object.path("apiVersion").asText(), object.path("kind").asText());
    }

    private static String namespace(JsonNode object) {
        return object.at("/metadata/namespace").asText();
    }

    private static String name(JsonNode object) {
        return object.at("/metadata/name").asText();
    }
}

package dev.tenantry.sandbox.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Gives objects what the server gives them: a uid, a birthday, and a generation that counts changes
 * of the spec.
 */
final class ObjectIdentity {

    private ObjectIdentity() {}

    static void settle(
            ObjectNode object,
            ObjectNode metadata,
            @Nullable ObjectNode old,
            String seed,
            Instant now) {
        if (old == null) {
            born(object, metadata, seed, now);
            return;
        }
        JsonNode before = old.path("metadata");
        metadata.set("uid", before.path("uid"));
        metadata.set("creationTimestamp", before.path("creationTimestamp"));
        long generation = before.path("generation").asLong();
        boolean changed = !old.path("spec").equals(object.path("spec"));
        metadata.put("generation", changed ? generation + 1 : generation);
    }

    private static void born(ObjectNode object, ObjectNode metadata, String seed, Instant now) {
        if (!metadata.hasNonNull("uid")) {
            metadata.put("uid", uid(seed));
        }
        if (!metadata.hasNonNull("creationTimestamp")) {
            metadata.put("creationTimestamp", now.truncatedTo(ChronoUnit.SECONDS).toString());
        }
        if (object.has("spec") && !metadata.hasNonNull("generation")) {
            metadata.put("generation", 1);
        }
    }

    private static String uid(String seed) {
        return UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8)).toString();
    }
}

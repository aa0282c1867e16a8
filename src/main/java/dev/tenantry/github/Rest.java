package dev.tenantry.github;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import org.kohsuke.github.HttpException;

/** The few requests that the library does not make the way GitHub describes them. */
final class Rest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Wire wire;
    private final String root;

    /** What stands before the Authorization header's value. */
    @FunctionalInterface
    interface Authorization {
        String value() throws IOException;
    }

    Rest(Wire wire, String root) {
        this.wire = wire;
        this.root = root;
    }

    /** The answer's JSON; a status of 300 or more is a failure. */
    JsonNode send(Authorization who, String method, String path, Map<String, ?> body)
            throws IOException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(root + path))
                        .header("Accept", "application/vnd.github+json")
                        .header("Authorization", who.value());
        if (body.isEmpty()) {
            request.method(method, BodyPublishers.noBody());
        } else {
            request.header("Content-Type", "application/json")
                    .method(method, BodyPublishers.ofByteArray(bytes(body)));
        }
        Wire.Reply reply = wire.exchange(request);
        if (reply.status() >= 300) {
            throw new HttpException(reply.status(), method + " " + path, root, null);
        }
        return reply.body().length == 0 ? JSON.missingNode() : JSON.readTree(reply.body());
    }

    private static byte[] bytes(Map<String, ?> body) throws JsonProcessingException {
        return JSON.writeValueAsBytes(body);
    }
}

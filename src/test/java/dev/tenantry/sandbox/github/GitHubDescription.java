package dev.tenantry.sandbox.github;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.LevelResolver;
import com.atlassian.oai.validator.report.ValidationReport;
import com.atlassian.oai.validator.report.ValidationReport.Level;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swagger.v3.parser.OpenAPIV3Parser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;

/** Holds every request and every answer against GitHub's own OpenAPI description. */
final class GitHubDescription implements Observer {

    private static final Path FILE = Path.of("../shared/schemas/github/api.github.com.json");

    /** The part of the API that is used here; the whole description takes a minute to load. */
    private static final Pattern USED =
            Pattern.compile(
                    "/repos/\\{owner}/\\{repo}(|/installation|/(git|pulls|commits|check-runs|"
                            + "branches|rules|rulesets|compare|contents|collaborators|statuses|activity)(/.*)?|"
                            + "/issues/\\{issue_number}/(comments|labels|events))"
                            + "|/app(/installations.*)?|/user|/user/emails|/users/\\{username}"
                            + "|/orgs/\\{org}/teams/\\{team_slug}/memberships/\\{username}"
                            + "|/rate_limit|/installation/(repositories|token)|/meta");

    /** Paths of which a part may hold slashes, which the validator wants encoded. */
    private static final Pattern SLASHES =
            Pattern.compile(
                    "(/repos/[^/]+/[^/]+/(?:git/(?:ref|refs|matching-refs)|branches|compare|contents"
                            + "|commits)/)(.+?)"
                            + "(/check-runs|/check-suites|/statuses|/status|/pulls|/protection)?");

    private static final Optional<GitHubDescription> LOADED = load();

    /** What differs from one exchange to the next of the same form: numbers, names of commits. */
    private static final Pattern NUMBERS = Pattern.compile("[0-9a-f]{7,}|[0-9]+");

    private final OpenApiInteractionValidator validator;
    private final Set<UUID> held = ConcurrentHashMap.newKeySet();
    private final List<String> complaints = new CopyOnWriteArrayList<>();

    private GitHubDescription(OpenApiInteractionValidator validator) {
        this.validator = validator;
    }

    /** An observer; one that only says that it does nothing where the description is missing. */
    static Observer observer() {
        return LOADED.isPresent() ? LOADED.get() : Observer.NONE;
    }

    /** What was wrong since the last time it was asked for. */
    static List<String> complaints() {
        if (LOADED.isEmpty()) {
            System.err.println(
                    "WITHOUT VALIDATION: "
                            + FILE
                            + " is not there, so no request and no answer"
                            + " was held against GitHub's description.");
            return List.of();
        }
        List<String> found = List.copyOf(LOADED.get().complaints);
        LOADED.get().complaints.clear();
        return found;
    }

    /** Each form once: another number changes nothing, and a look costs milliseconds. */
    @Override
    public void saw(Exchange seen) {
        if (held.add(form(seen))) {
            hold(seen);
        }
    }

    private static UUID form(Exchange seen) {
        String all =
                String.join(
                        "\n",
                        seen.method() + " " + seen.status() + " " + seen.rawPath(),
                        seen.queries() + " " + seen.headers().keySet(),
                        new String(seen.body(), StandardCharsets.UTF_8),
                        new String(seen.answer(), StandardCharsets.UTF_8));
        byte[] form = NUMBERS.matcher(all).replaceAll("0").getBytes(StandardCharsets.UTF_8);
        return UUID.nameUUIDFromBytes(form);
    }

    private void hold(Exchange seen) {
        String path = encoded(seen.rawPath().substring("/api/v3".length()));
        SimpleRequest.Builder request = new SimpleRequest.Builder(seen.method(), path);
        seen.queries().forEach((name, value) -> request.withQueryParam(name, value));
        if (!seen.type().isEmpty()) {
            request.withContentType(seen.type());
        }
        if (seen.body().length > 0) {
            request.withBody(seen.body());
            request.withContentType("application/json");
        }
        SimpleResponse.Builder response = new SimpleResponse.Builder(seen.status());
        seen.headers().forEach((name, value) -> response.withHeader(name, value));
        if (seen.answer().length > 0) {
            response.withBody(seen.answer());
        }
        ValidationReport report = validator.validate(request.build(), response.build());
        report.getMessages().stream()
                .filter(message -> message.getLevel() == Level.ERROR)
                .filter(message -> !isUndescribedRefusal(message, seen))
                .filter(message -> !isRefusedRequest(message, seen))
                .map(message -> seen.method() + " " + path + " " + seen.status() + ": " + message)
                .forEach(complaints::add);
    }

    private static boolean isUndescribedRefusal(ValidationReport.Message message, Exchange seen) {
        return seen.status() >= 300
                && (message.getKey().equals("validation.response.status.unknown")
                        || message.getMessage().startsWith("No response body is expected"));
    }

    /** A bad request may be made, to see it refused. */
    private static boolean isRefusedRequest(ValidationReport.Message message, Exchange seen) {
        return seen.status() >= 400 && message.getKey().startsWith("validation.request");
    }

    private static String encoded(String path) {
        var matcher = SLASHES.matcher(path);
        if (!matcher.matches()) {
            return path;
        }
        String tail = matcher.group(3) == null ? "" : matcher.group(3);
        return matcher.group(1) + matcher.group(2).replace("/", "%2F") + tail;
    }

    private static Optional<GitHubDescription> load() {
        if (!Files.exists(FILE)) {
            return Optional.empty();
        }
        try {
            JsonNode whole = Json.MAPPER.readTree(FILE.toFile());
            String used = Json.MAPPER.writeValueAsString(part(whole));
            OpenApiInteractionValidator validator =
                    OpenApiInteractionValidator.createFor(
                                    new OpenAPIV3Parser().readContents(used).getOpenAPI())
                            .withLevelResolver(levels())
                            .build();
            return Optional.of(new GitHubDescription(validator));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static LevelResolver levels() {
        return LevelResolver.create()
                .withLevel("validation.schema.additionalProperties", Level.IGNORE)
                .withLevel("validation.request.security.missing", Level.IGNORE)
                .build();
    }

    /** The used paths and the components that they lead to. */
    private static ObjectNode part(JsonNode whole) {
        ObjectNode part = Json.MAPPER.createObjectNode();
        part.set("openapi", whole.path("openapi"));
        part.set("info", whole.path("info"));
        ObjectNode paths = part.putObject("paths");
        for (Map.Entry<String, JsonNode> path : whole.path("paths").properties()) {
            if (USED.matcher(path.getKey()).matches()) {
                paths.set(path.getKey(), path.getValue());
            }
        }
        dropExamples(paths);
        paths.findParents("discriminator").forEach(GitHubDescription::anyForm);
        Set<String> seen = new HashSet<>();
        Deque<JsonNode> open = new ArrayDeque<>(List.of(paths));
        while (!open.isEmpty()) {
            for (JsonNode reference : open.pop().findValues("$ref")) {
                if (reference.isTextual() && seen.add(reference.asText())) {
                    open.push(copy(whole, part, reference.asText().substring(1)));
                }
            }
        }
        return part;
    }

    /** The discriminators name properties that not every form has. */
    private static void anyForm(JsonNode choice) {
        ObjectNode object = (ObjectNode) choice;
        object.remove("discriminator");
        object.set("anyOf", object.remove("oneOf"));
    }

    /** Of a choice that may be null the validator does not take the null. */
    private static void orNothing(JsonNode choice) {
        if (choice.path("nullable").asBoolean() && choice instanceof ObjectNode object) {
            object.withArray("oneOf")
                    .addObject()
                    .put("type", "object")
                    .put("nullable", true)
                    .put("maxProperties", 0);
            object.remove("nullable");
        }
    }

    private static JsonNode copy(JsonNode whole, ObjectNode part, String pointer) {
        JsonNode found = whole.at(pointer);
        found.findParents("oneOf").forEach(GitHubDescription::orNothing);
        dropExamples(found);
        int last = pointer.lastIndexOf('/');
        part.withObject(pointer.substring(0, last)).set(pointer.substring(last + 1), found);
        return found;
    }

    private static void dropExamples(JsonNode node) {
        if (node instanceof ObjectNode object) {
            if (object.path("examples").isObject()) {
                object.remove("examples");
            }
            object.properties().forEach(field -> dropExamples(field.getValue()));
        } else if (node instanceof ArrayNode array) {
            array.forEach(GitHubDescription::dropExamples);
        }
    }
}

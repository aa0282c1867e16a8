package dev.tenantry.install;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Renders our manifests with the real program, {@code kustomize} or the one in {@code kubectl}. */
public final class Kustomize {

    /** All overlays of the repository. */
    public static final List<String> OVERLAYS =
            List.of("k8s/overlays/production", "k8s/overlays/try-out");

    private static final ObjectMapper JSON = new ObjectMapper();

    private Kustomize() {}

    static Optional<List<String>> command() {
        return onPath("kustomize")
                .map(path -> List.of(path, "build"))
                .or(() -> onPath("kubectl").map(path -> List.of(path, "kustomize")));
    }

    /** The objects of an overlay, as they would be applied. */
    public static List<JsonNode> render(String overlay) {
        List<String> line = new ArrayList<>(command().orElseThrow());
        line.add(overlay);
        try {
            Process process = new ProcessBuilder(line).start();
            String text =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            String trouble =
                    new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
            // A warning is about something that the next version refuses.
            if (process.waitFor() != 0 || !trouble.isBlank()) {
                throw new AssertionError(overlay + " does not render: " + trouble);
            }
            return parse(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The objects of one kind. */
    public static List<JsonNode> render(String overlay, String kind) {
        return render(overlay).stream()
                .filter(object -> object.path("kind").asText().equals(kind))
                .toList();
    }

    /** The one deployment of an overlay. */
    static JsonNode deployment(String overlay) {
        List<JsonNode> deployments = render(overlay, "Deployment");
        if (deployments.size() != 1) {
            throw new AssertionError(overlay + " has " + deployments.size() + " deployments");
        }
        return deployments.getFirst();
    }

    /** What an object is called, or a reference to one. */
    static String name(JsonNode object) {
        return object.at("/metadata/name").asText(object.path("name").asText());
    }

    /** The documents of a YAML text. */
    static List<JsonNode> parse(String yaml) {
        List<JsonNode> objects = new ArrayList<>();
        new Load(LoadSettings.builder().build())
                .loadAllFromString(yaml)
                .forEach(document -> objects.add(JSON.valueToTree(document)));
        return objects;
    }

    private static Optional<String> onPath(String program) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
    }
}

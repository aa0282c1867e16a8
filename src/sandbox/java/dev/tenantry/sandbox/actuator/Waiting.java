package dev.tenantry.sandbox.actuator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Has Config Connector finish the objects of each Application, and those that it could not finish
 * once more after every later commit: what they wait for may be there by then.
 */
final class Waiting {

    private final ConfigConnector connector;
    private final Map<App, List<ObjectNode>> unfinished = new LinkedHashMap<>();

    Waiting(ConfigConnector connector) {
        this.connector = connector;
    }

    /** Answers whether all objects of the Application are as their files say. */
    boolean finish(App app, List<ObjectNode> applied) {
        List<ObjectNode> objects = new ArrayList<>(unfinished.getOrDefault(app, List.of()));
        applied.stream().filter(Manifests::isConnector).forEach(objects::add);
        // An object may wait for one that comes after it in the same commit.
        List<ObjectNode> left = unfinished(unfinished(objects));
        unfinished.put(app, left);
        return left.isEmpty();
    }

    /** The Applications with objects that wait. */
    List<App> apps() {
        return unfinished.entrySet().stream()
                .filter(entry -> !entry.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .toList();
    }

    private List<ObjectNode> unfinished(List<ObjectNode> objects) {
        return objects.stream().filter(object -> !connector.finish(object)).toList();
    }
}

package dev.tenantry.sandbox.github;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;

/**
 * Writes down what this GitHub was asked and what it answered, a few of each shape, as lines of
 * JSON: another process can look at them later.
 */
final class Recorder implements Observer {

    private static final int OF_EACH_SHAPE = 3;
    private static final int MOST_SHAPES = 1000;

    private final Path file;
    private final Map<String, Integer> seen = new HashMap<>();

    Recorder(Path file) {
        this.file = file;
    }

    @Override
    public synchronized void saw(Exchange exchange) {
        int times = seen.merge(exchange.shape(), 1, Integer::sum);
        if (times > OF_EACH_SHAPE || seen.size() > MOST_SHAPES) {
            return;
        }
        try {
            Files.writeString(
                    file,
                    Json.MAPPER.writeValueAsString(exchange) + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("The exchange cannot be written down.", e);
        }
    }
}

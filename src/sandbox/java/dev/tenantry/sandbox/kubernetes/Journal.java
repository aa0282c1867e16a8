package dev.tenantry.sandbox.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The cluster's memory on disk: one JSON object a line, the newest line of an object counts, a line
 * with {@code deleted} takes it away. A last line that was cut off by a kill is left out.
 */
final class Journal {

    private static final long ROOM_TO_GROW = 64L << 20;

    private final ObjectMapper json;
    private final Path file;
    private BufferedWriter out;
    private long written;

    Journal(Path folder, ObjectMapper json) {
        this.json = json;
        this.file = folder.resolve("objects.jsonl");
        try {
            Files.createDirectories(folder);
            out = append();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void replay(Consumer<JsonNode> line) {
        try (Stream<String> lines = Files.lines(file)) {
            lines.forEach(
                    text -> {
                        try {
                            line.accept(json.readTree(text));
                        } catch (IOException cutOff) {
                            written = ROOM_TO_GROW + 1;
                        }
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void put(ObjectNode object) {
        write(object.toString());
    }

    void deleted(String key, long version) {
        ObjectNode line = json.createObjectNode();
        line.put("deleted", key);
        line.put("version", version);
        write(line.toString());
    }

    boolean isTooLong() {
        return written > ROOM_TO_GROW;
    }

    /** Writes the file again with only what there is now; the old file stays until that is done. */
    void compact(Collection<ObjectNode> objects, long version) {
        Path fresh = file.resolveSibling("objects.fresh");
        try {
            try (BufferedWriter writer = Files.newBufferedWriter(fresh)) {
                for (ObjectNode object : objects) {
                    writer.write(object.toString());
                    writer.newLine();
                }
                writer.write("{\"deleted\":\"\",\"version\":" + version + "}");
                writer.newLine();
            }
            out.close();
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
            out = append();
            written = 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void close() {
        try {
            out.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(String line) {
        try {
            out.write(line);
            out.newLine();
            out.flush();
            written += line.length() + 1;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private BufferedWriter append() throws IOException {
        return Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}

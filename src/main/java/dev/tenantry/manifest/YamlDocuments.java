package dev.tenantry.manifest;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * The documents of one YAML text. Built from the parser's events, so that depth, size and aliases
 * are bounded before a tree exists.
 *
 * @param roots the documents that could be read, in order
 * @param problems what could not; a mistake in one document leaves the others, a mistake in the
 *     syntax hides what follows it
 * @param nodes of all of them, counting what aliases repeat
 */
record YamlDocuments(List<YamlNode> roots, List<Problem> problems, long nodes) {

    /** The smallest text that fits is 2 to this power; the largest is a file's. */
    private static final int SMALLEST = 10;

    /**
     * Settings by size, since the parser copies what it holds whenever its buffer is full: one
     * buffer for the whole text keeps a huge scalar from costing the square of its length.
     */
    private static final List<LoadSettings> SETTINGS =
            IntStream.rangeClosed(
                            SMALLEST,
                            Integer.SIZE - Integer.numberOfLeadingZeros(ManifestFile.LARGEST))
                    .mapToObj(YamlDocuments::settings)
                    .toList();

    private static LoadSettings settings(int power) {
        return LoadSettings.builder()
                .setUseMarks(true)
                .setBufferSize(1 << power)
                .setCodePointLimit(ManifestFile.LARGEST)
                .setLabel("manifest")
                .build();
    }

    private static LoadSettings settingsFor(String text) {
        int power = Integer.SIZE - Integer.numberOfLeadingZeros(text.length());
        return SETTINGS.get(Math.clamp(power - SMALLEST, 0, SETTINGS.size() - 1));
    }

    static YamlDocuments read(String path, String text) {
        return read(path, text, new YamlBounds());
    }

    static YamlDocuments read(String path, String text, YamlBounds bounds) {
        List<YamlNode> roots = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        Offsets offsets = Offsets.of(text);
        try {
            YamlTreeBuilder tree = new YamlTreeBuilder(offsets, bounds);
            for (Event event : new Parse(settingsFor(text)).parseString(text)) {
                tree.take(event);
                if (event.getEventId() == Event.ID.DocumentEnd) {
                    tree.root().ifPresent(roots::add);
                    bounds.ended(tree.nodes());
                    tree.refusal().ifPresent(refusal -> problems.add(refusal.in(path)));
                    tree = new YamlTreeBuilder(offsets, bounds);
                }
            }
        } catch (YamlRefusal refusal) {
            problems.add(refusal.in(path));
        } catch (YamlEngineException e) {
            problems.add(YamlMistakes.explain(path, text, e));
        } catch (RuntimeException e) {
            // A parser that stumbles over hostile input must not stop the index.
            problems.add(YamlMistakes.unreadable(path));
        }
        return new YamlDocuments(roots, problems, bounds.nodes());
    }
}

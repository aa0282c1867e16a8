package dev.tenantry.manifest;

import java.util.ArrayList;
import java.util.List;
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
 */
record YamlDocuments(List<YamlNode> roots, List<Problem> problems) {

    private static final LoadSettings SETTINGS =
            LoadSettings.builder()
                    .setUseMarks(true)
                    .setCodePointLimit(ManifestFile.LARGEST)
                    .setLabel("manifest")
                    .build();

    static YamlDocuments read(String path, String text) {
        List<YamlNode> roots = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        Offsets offsets = Offsets.of(text);
        try {
            YamlTreeBuilder tree = new YamlTreeBuilder(offsets);
            for (Event event : new Parse(SETTINGS).parseString(text)) {
                tree.take(event);
                if (event.getEventId() == Event.ID.DocumentEnd) {
                    tree.root().ifPresent(roots::add);
                    tree.refusal().ifPresent(refusal -> problems.add(refusal.in(path)));
                    tree = new YamlTreeBuilder(offsets);
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
        return new YamlDocuments(roots, problems);
    }
}

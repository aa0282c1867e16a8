package dev.tenantry.manifest;

import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Changes values in a file and leaves every other byte as it was: comments, order, quotes,
 * indentation, line ends, no final line break. What it hands out has been read again and means what
 * was asked for; otherwise it refuses.
 */
public final class ManifestEditor {

    private final String path;
    private final String text;
    private final List<Manifest> manifests;
    private final NodeEdits edits;
    private final List<Splice> splices = new ArrayList<>();
    private final List<Object> expected = new ArrayList<>();

    private ManifestEditor(String path, String text, List<Manifest> manifests) {
        this.path = path;
        this.text = text;
        this.manifests = manifests;
        this.edits = new NodeEdits(text);
        manifests.forEach(manifest -> expected.add(Meant.of(manifest.body())));
    }

    /**
     * Opens a file.
     *
     * @throws EditRefused when it has a problem, because then nobody can say what an edit would
     *     mean
     */
    public static ManifestEditor open(String path, byte[] bytes) {
        ManifestFile file = ManifestFile.read(path, bytes);
        if (!file.problems().isEmpty()) {
            Problem problem = file.problems().getFirst();
            throw new EditRefused(
                    "%s, line %d: %s".formatted(path, problem.line(), problem.sentence()));
        }
        return new ManifestEditor(path, decode(bytes), file.manifests());
    }

    /** The manifests of the file as it was opened; edits are made by their position here. */
    public List<Manifest> manifests() {
        return manifests;
    }

    /** The position of the manifest with this kind and name. */
    public int find(String kind, String name) {
        for (Manifest manifest : manifests) {
            if (manifest.kind().equals(kind) && manifest.name().equals(name)) {
                return manifest.document();
            }
        }
        throw new EditRefused("%s holds no %s “%s”.".formatted(path, kind, name));
    }

    /**
     * Sets the scalar at {@code at}; adds the key, and the maps on the way, where there is none.
     *
     * @param value a text, or a number or boolean to be written as such; a text in the place of a
     *     plain number is written plain when it is a number too
     * @param at keys, and indexes of lists as numbers
     */
    public ManifestEditor set(int manifest, Object value, String... at) {
        YamlMap body = manifests.get(manifest).body();
        splices.addAll(edits.set(body, List.of(at), value));
        Object meant =
                body.node(at)
                        .filter(YamlScalar.class::isInstance)
                        .map(old -> NodeEdits.meantInstead((YamlScalar) old, value))
                        .orElseGet(() -> Meant.value(value));
        Meant.put(expected.get(manifest), List.of(at), meant);
        return this;
    }

    /** Removes the entry or the list item at {@code at}, whatever it holds, with its own lines. */
    public ManifestEditor remove(int manifest, String... at) {
        splices.addAll(edits.remove(manifests.get(manifest).body(), List.of(at)));
        Meant.remove(expected.get(manifest), List.of(at));
        return this;
    }

    /**
     * Adds an item at the end of the list at {@code at}.
     *
     * @param item a text, a number, a boolean, or a map of such by key
     */
    public ManifestEditor append(int manifest, Object item, String... at) {
        splices.addAll(edits.append(manifests.get(manifest).body(), List.of(at), item));
        Meant.append(expected.get(manifest), List.of(at), Meant.value(item));
        return this;
    }

    /** As {@link #append(int, Object, String...)}, for an item with several fields, in order. */
    public ManifestEditor append(int manifest, Map<String, ?> item, String... at) {
        return append(manifest, (Object) item, at);
    }

    /**
     * The file with all edits.
     *
     * @throws EditRefused when the edited text would not mean what was asked for
     */
    public byte[] bytes() {
        byte[] edited = Utf8.encode(Splice.apply(text, splices));
        ManifestFile again = ManifestFile.read(path, edited);
        List<Object> meant =
                again.manifests().stream().map(manifest -> Meant.of(manifest.body())).toList();
        if (!again.problems().isEmpty() || !meant.equals(expected)) {
            throw new EditRefused(
                    "%s is written in a way that cannot be edited safely; edit it by hand."
                            .formatted(path));
        }
        return edited;
    }

    private static String decode(byte[] bytes) {
        try {
            return Utf8.decode(bytes);
        } catch (CharacterCodingException e) {
            throw new IllegalStateException("It was read as UTF-8 just now", e);
        }
    }
}

package dev.tenantry.estate.layout;

import dev.tenantry.estate.ParsedFiles;
import dev.tenantry.manifest.Estate;
import dev.tenantry.manifest.Manifest;
import dev.tenantry.manifest.ManifestFile;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * One reading of an estate: its layout, and what its files say where paths do not tell whose they
 * are.
 */
public final class Placement {

    /** The standard layout, in which every path tells. */
    public static final Placement STANDARD = new Placement(Layout.STANDARD, _ -> Optional.empty());

    private final Layout layout;
    private final Function<String, Optional<byte[]>> files;
    private final Map<String, Optional<String>> said = new ConcurrentHashMap<>();

    /** Rules and rows ask about one path many times before they ask about the next. */
    private volatile Last last = new Last("", Optional.empty());

    private record Last(String path, Optional<Place> place) {}

    /**
     * @param files the bytes of a file
     */
    public Placement(Layout layout, Function<String, Optional<byte[]>> files) {
        this.layout = layout;
        this.files = files;
    }

    /** Of an estate that is laid out so, whatever it says itself. */
    public static Placement of(Layout layout, Estate estate) {
        return new Placement(layout, estate::read);
    }

    public Layout layout() {
        return layout;
    }

    /** Where a path is; empty where the layout has no place for it. */
    public Optional<Place> place(String path) {
        Last known = last;
        if (known.path.equals(path)) {
            return known.place;
        }
        Optional<Place> place = layout.place(path, this::find);
        last = new Last(path, place);
        return place;
    }

    private Optional<String> find(String path, Found how) {
        return said.computeIfAbsent(path, each -> read(each, how));
    }

    /** One value for all of its objects: what belongs to two tenants belongs to none. */
    private Optional<String> read(String path, Found how) {
        if (!ManifestFile.isManifestPath(path)) {
            return Optional.empty();
        }
        List<Manifest> objects =
                files.apply(path)
                        .map(bytes -> ParsedFiles.read(path, bytes).manifests())
                        .orElse(List.of());
        List<Optional<String>> values =
                objects.stream().map(object -> how.in(object, Map.of())).distinct().toList();
        return values.size() == 1 ? values.getFirst() : Optional.empty();
    }
}

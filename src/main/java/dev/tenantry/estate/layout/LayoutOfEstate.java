package dev.tenantry.estate.layout;

import dev.tenantry.estate.ChangedEstate;
import dev.tenantry.estate.ParsedFiles;
import dev.tenantry.manifest.Estate;
import dev.tenantry.manifest.EstateNotRead;
import dev.tenantry.manifest.Estates;
import dev.tenantry.manifest.Problem;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Which layout an estate has: what its {@code tenantry.yaml} says. One that cannot be used changes
 * nothing: the newest of before that can be counts, so that a mistake hides no tenant.
 *
 * @param problems what is wrong with the file as it is now
 */
public record LayoutOfEstate(Layout layout, List<Problem> problems) {

    private static final int MOST_KEPT = 20;
    private static final Map<String, List<Layout>> KEPT = new ConcurrentHashMap<>();

    public LayoutOfEstate {
        problems = List.copyOf(problems);
    }

    /** The layout that counts; of a change the one of before it, as with the house rules. */
    public static LayoutOfEstate of(Estate estate) {
        if (estate instanceof ChangedEstate changed) {
            return of(changed.before());
        }
        Optional<LayoutFile> file = estate.read(Layout.PATH).map(LayoutFile::read);
        if (file.isEmpty()) {
            return new LayoutOfEstate(Layout.STANDARD, List.of());
        }
        Layout layout =
                file.get().layout().orElseGet(() -> earlier(estate).findFirst().orElseThrow());
        return new LayoutOfEstate(layout, file.get().problems());
    }

    /** How an estate is to be read; what a change makes of files is read as it would be. */
    public static Placement placement(Estate estate) {
        Layout layout = of(estate).layout;
        return estate instanceof ChangedEstate changed
                ? new Placement(
                        layout, path -> changed.read(path).or(() -> changed.before().read(path)))
                : Placement.of(layout, estate);
    }

    /** That of the newest commit that is known; the standard one before there is any. */
    public static Placement newest(Estates estates) {
        try {
            return placement(estates.newest());
        } catch (EstateNotRead e) {
            return Placement.STANDARD;
        }
    }

    /**
     * Every layout by which a path may have been somebody's: that of now, the ones before it, and
     * the standard one.
     */
    public static Set<Layout> all(Estate estate) {
        Set<Layout> all = new LinkedHashSet<>();
        all.add(of(estate).layout);
        earlier(estate).forEach(all::add);
        return all;
    }

    /** The past of a commit is read once. */
    private static Stream<Layout> earlier(Estate estate) {
        String now = estate.read(Layout.PATH).map(ParsedFiles::digest).orElse("");
        if (KEPT.size() > MOST_KEPT) {
            KEPT.clear();
        }
        List<Layout> earlier =
                KEPT.computeIfAbsent(
                        estate.commit() + " " + now,
                        _ ->
                                estate.earlier(Layout.PATH).stream()
                                        .flatMap(old -> LayoutFile.read(old).layout().stream())
                                        .toList());
        return Stream.concat(earlier.stream(), Stream.of(Layout.STANDARD));
    }
}

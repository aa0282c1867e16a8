package dev.tenantry.indexing;

import dev.tenantry.web.Choice;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which files a list shows; all of it stands in the URL.
 *
 * @param folder what their paths begin with
 */
public record FileFilter(
        Optional<FileSort> sort,
        Optional<String> tenant,
        Optional<String> folder,
        Optional<Applied> applied) {

    /** Is a file applied by Argo CD? */
    public enum Applied {
        YES("Applied"),
        NO("Not applied");

        private final String title;

        Applied(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Of the values of an address.
     *
     * @throws dev.tenantry.web.Problem with status 400 when one is none that there is
     */
    static FileFilter of(
            Optional<String> as,
            Optional<String> tenant,
            Optional<String> folder,
            Optional<String> applied) {
        return new FileFilter(
                filled(as).map(word -> Choice.of(FileSort.class, "as", constant(word))),
                filled(tenant),
                filled(folder),
                filled(applied).map(word -> Choice.of(Applied.class, "applied", constant(word))));
    }

    private static String constant(String word) {
        return word.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    private static Optional<String> filled(Optional<String> text) {
        return text.map(String::strip).filter(t -> !t.isEmpty());
    }

    FileFilter as(Optional<FileSort> other) {
        return new FileFilter(other, tenant, folder, applied);
    }

    /** Is anything chosen but the sort? */
    public boolean isOn() {
        return tenant.isPresent() || folder.isPresent() || applied.isPresent();
    }

    /** An address with these choices. */
    String href(String base) {
        String query =
                Stream.of(
                                value("as", sort.map(FileSort::word)),
                                value("tenant", tenant),
                                value("folder", folder),
                                value("applied", applied.map(Applied::word)))
                        .flatMap(Optional::stream)
                        .collect(Collectors.joining("&"));
        return query.isEmpty() ? base : base + "?" + query;
    }

    private static Optional<String> value(String name, Optional<String> value) {
        return value.map(v -> name + "=" + URLEncoder.encode(v, StandardCharsets.UTF_8));
    }
}

package dev.tenantry.policy.access;

import dev.tenantry.estate.Resource;
import dev.tenantry.estate.Role;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The roles that we can explain, least powerful first, read from {@code policy/roles.tsv}. A role
 * that is not in it can still be granted by hand; then its name stands for itself.
 */
public final class RoleCatalog {

    /**
     * A role in words.
     *
     * @param can what its holder can do, after "can", with {@code {}} where the resource goes
     * @param canInAll the same where the resource is a project, or whatever else holds many
     * @param explanation one or two sentences for the person who chooses
     * @param on the kinds of resources that it makes sense on
     * @param offered whether the form lists it
     * @param data whether it reaches what datasets and buckets hold
     */
    public record Entry(
            Role role,
            String title,
            Set<Resource.Kind> on,
            boolean offered,
            boolean data,
            String can,
            String canInAll,
            String explanation) {

        /** {@code read dataset features_daily}. */
        public String can(Resource.Kind kind, String resource) {
            boolean all = kind == Resource.Kind.PROJECT || kind == Resource.Kind.OTHER;
            return (all ? canInAll : can).replace("{}", resource);
        }
    }

    private static final RoleCatalog STANDARD = read("/policy/roles.tsv");

    private final Map<String, Entry> byName;

    private RoleCatalog(Map<String, Entry> byName) {
        this.byName = byName;
    }

    public static RoleCatalog standard() {
        return STANDARD;
    }

    public Optional<Entry> find(Role role) {
        return Optional.ofNullable(byName.get(role.name()));
    }

    /** Every role in it, least first within its service. */
    public List<Entry> all() {
        return List.copyOf(byName.values());
    }

    /** What may be asked for on such a resource, least first. */
    public List<Entry> offeredOn(Resource.Kind kind) {
        return byName.values().stream().filter(e -> e.offered && e.on.contains(kind)).toList();
    }

    /** The offered roles that give less than this one, on the same kind and of the same service. */
    public List<Entry> lesserThan(Role role, Resource.Kind kind) {
        String service = service(role);
        return byName.values().stream()
                .takeWhile(e -> !e.role.equals(role))
                .filter(e -> e.offered && e.on.contains(kind))
                .filter(e -> service(e.role).equals(service))
                .toList();
    }

    /** For a sentence after "can": what the role gives on the resource. */
    public String can(Role role, Resource.Kind kind, String resource) {
        return find(role)
                .map(e -> e.can(kind, resource))
                .orElseGet(() -> "use role " + role.name() + " on " + resource);
    }

    /** Does it reach what datasets and buckets hold? What we cannot explain does. */
    public boolean reachesData(Role role) {
        return find(role).map(Entry::data).orElse(true);
    }

    private static String service(Role role) {
        String name = role.shortName();
        int dot = name.indexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }

    private static RoleCatalog read(String resource) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        try (InputStream in =
                        Objects.requireNonNull(RoleCatalog.class.getResourceAsStream(resource));
                BufferedReader lines =
                        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(RoleCatalog::entry)
                    .forEach(entry -> entries.put(entry.role().name(), entry));
        } catch (IOException e) {
            throw new UncheckedIOException("The role catalog cannot be read.", e);
        }
        return new RoleCatalog(entries);
    }

    private static Entry entry(String line) {
        String[] f = line.split("\t", -1);
        if (f.length != 7) {
            throw new IllegalStateException("The role catalog has a line of other than 7 fields.");
        }
        Set<Resource.Kind> on =
                Set.of(
                        Arrays.stream(f[2].split(",", -1))
                                .map(RoleCatalog::kind)
                                .toArray(Resource.Kind[]::new));
        String[] can = f[5].split("\\|", -1);
        return new Entry(
                new Role(f[0]),
                f[1],
                on,
                f[3].equals("offered"),
                f[4].equals("data"),
                can[0],
                can[can.length - 1],
                f[6]);
    }

    private static Resource.Kind kind(String word) {
        for (Resource.Kind kind : Resource.Kind.values()) {
            if (kind.word().equals(word)) {
                return kind;
            }
        }
        throw new IllegalStateException("The role catalog names an unknown kind of resource.");
    }
}

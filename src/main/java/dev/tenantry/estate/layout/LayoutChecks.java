package dev.tenantry.estate.layout;

import dev.tenantry.estate.Zone;
import dev.tenantry.manifest.TenantId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What can be wrong with a layout although each part of it is right. */
final class LayoutChecks {

    private static final TenantId SOMEBODY = new TenantId("some-tenant");
    private static final Pattern NAMESPACE = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

    private final Layout layout;
    private final Map<Ground, Integer> lines;
    private final LayoutNode spec;
    private final Mistakes mistakes;

    LayoutChecks(Layout layout, Map<Ground, Integer> lines, LayoutNode spec, Mistakes mistakes) {
        this.layout = layout;
        this.lines = lines;
        this.spec = spec;
        this.mistakes = mistakes;
    }

    void check() {
        id();
        namespace();
        lines.forEach(this::ground);
        overlaps();
        if (mistakes.isEmpty()) {
            newGrant();
        }
    }

    /** One part of it may be anything, so that a tenant's id is made in one way. */
    private void id() {
        if (layout.id().variables().isEmpty()) {
            mistakes.add(
                    line("tenants", "id"),
                    "Every tenant would be called “%s”: the id has no {variable}."
                            .formatted(layout.id()));
        }
    }

    private void namespace() {
        NamePattern namespace = layout.namespace();
        int line = line("tenants", "namespace");
        if (!namespace.variables().contains(Layout.TENANT)) {
            mistakes.add(
                    line,
                    "The namespace “%s” has no {tenant}: all tenants would have the same one."
                            .formatted(namespace));
            return;
        }
        if (PathPattern.VARIABLE.matcher(namespace.toString()).replaceAll("").isEmpty()) {
            mistakes.add(
                    line,
                    "By “%s” every namespace of the cluster would be a tenant's; put some letters before or behind it."
                            .formatted(namespace));
        }
        Set<String> others = new HashSet<>(namespace.variables());
        others.remove(Layout.TENANT);
        others.removeAll(layout.variables().keySet());
        others.forEach(
                name ->
                        mistakes.add(
                                line,
                                "The namespace has {%s}, which could be anything: list its values in variables."
                                        .formatted(name)));
        if (!NAMESPACE.matcher(layout.factoryNamespace()).matches()
                || layout.ofNamespace(layout.factoryNamespace()).isPresent()) {
            mistakes.add(
                    line("factoryNamespace"),
                    "The factory's namespace “%s” would be a tenant's, or is no namespace's name."
                            .formatted(layout.factoryNamespace()));
        }
    }

    private void ground(Ground ground, int line) {
        if (ground.zone().isOfTenants()) {
            whose(ground, line);
        }
        ground.except().stream()
                .filter(left -> !left.meets(ground.path()))
                .forEach(
                        left ->
                                mistakes.add(
                                        line,
                                        "“%s” is nothing of “%s”, so it cannot be left out of it."
                                                .formatted(left, ground.path())));
    }

    private void whose(Ground ground, int line) {
        Set<String> told = ground.path().variables();
        boolean whole = told.containsAll(layout.id().variables());
        if (ground.tenant().isEmpty() && !whole) {
            mistakes.add(
                    line,
                    "The pattern “%s” does not tell whose a file is: it lacks %s. Add it, or say by tenant how it is found."
                            .formatted(ground.path(), missing(told)));
        }
        if (ground.tenant().isPresent() && whole) {
            mistakes.add(
                    line,
                    "The pattern “%s” tells whose a file is by its path and again by %s; one has to do."
                            .formatted(ground.path(), ground.tenant().get().shown()));
        }
        if (ground.tenant().filter(found -> found.by() == Found.By.PATH).isPresent()) {
            mistakes.add(line, "A tenant is found in the path by a {variable} of the pattern.");
        }
    }

    private String missing(Set<String> told) {
        return String.join(
                " and ",
                layout.id().variables().stream()
                        .filter(name -> !told.contains(name))
                        .sorted()
                        .map(name -> "{" + name + "}")
                        .toList());
    }

    private void overlaps() {
        List<Ground> all = new ArrayList<>(lines.keySet());
        for (int i = 0; i < all.size(); i++) {
            for (int j = i + 1; j < all.size(); j++) {
                Ground one = all.get(i);
                Ground other = all.get(j);
                if (one.path().meets(other.path()) && !isLeftOut(one, other)) {
                    mistakes.add(
                            lines.getOrDefault(other, 1),
                            "A file could be both of “%s” (line %d) and of “%s”: say in except of the one what is the other's."
                                    .formatted(
                                            one.path(), lines.getOrDefault(one, 1), other.path()));
                }
            }
        }
    }

    private static boolean isLeftOut(Ground one, Ground other) {
        return one.except().contains(other.path()) || other.except().contains(one.path());
    }

    /** What the console writes has to be read by it as that tenant's. */
    private void newGrant() {
        Optional<PathPattern> grant = layout.spots().newGrant();
        if (grant.isEmpty()) {
            return;
        }
        int line = line("newFiles", "grant");
        if (!grant.get().variables().contains("name")) {
            mistakes.add(line, "newFiles.grant has no {name}: all grants would be one file.");
            return;
        }
        TenantId tenant = somebody();
        String path =
                layout.newGrant(tenant, layout.namespaces(tenant).getFirst(), "name").orElse("");
        boolean told =
                layout.place(path, (_, _) -> Optional.of(tenant.value())).stream()
                        .anyMatch(
                                place ->
                                        place.zone() == Zone.TENANT
                                                && place.tenant().equals(Optional.of(tenant)));
        if (path.contains("{") || !told || !path.endsWith(".yaml")) {
            mistakes.add(
                    line,
                    "A new grant would be “%s”, which tenants.files does not have as tenant %s's .yaml file."
                            .formatted(path, tenant));
        }
        written(path, line);
    }

    /** A label or an annotation is what the console writes into a new grant. */
    private void written(String path, int line) {
        layout.ground(path)
                .flatMap(Ground::tenant)
                .filter(found -> found.by() != Found.By.LABEL && found.by() != Found.By.ANNOTATION)
                .ifPresent(
                        found ->
                                mistakes.add(
                                        line,
                                        "A new grant cannot say whose it is by %s; only by a label or an annotation."
                                                .formatted(found.shown())));
    }

    /** One whose id is made of values that the variables can have. */
    private TenantId somebody() {
        String id = layout.id().pattern().spelled().getFirst();
        return TenantId.of(PathPattern.VARIABLE.matcher(id).replaceAll(SOMEBODY.value()))
                .orElse(SOMEBODY);
    }

    private int line(String... path) {
        return spec.map().lineAt(path).orElse(spec.map().line());
    }
}

package dev.tenantry.policy.safeguards;

import dev.tenantry.estate.Places;
import dev.tenantry.estate.Plain;
import dev.tenantry.estate.Queries;
import dev.tenantry.estate.ResourceName;
import dev.tenantry.estate.TenantFacts;
import dev.tenantry.manifest.Manifest;
import dev.tenantry.policy.change.Case;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A table that shows what lies elsewhere: by a query, or by a connection that reads in nobody's
 * name. Whoever may read the dataset that it lies in may read that by it.
 */
public final class ShownData {

    private static final List<String[]> QUERIES =
            List.of(
                    new String[] {"spec", "view", "query"},
                    new String[] {"spec", "materializedView", "query"});

    private static final String[] EXTERNAL = {"spec", "externalDataConfiguration"};

    private ShownData() {}

    /** What it shows; empty for a table that holds its data itself. */
    public static Optional<Object> of(Manifest object) {
        if (!object.kind().equals("BigQueryTable")) {
            return Optional.empty();
        }
        return query(object)
                .map(Object.class::cast)
                .or(
                        () ->
                                object.node(EXTERNAL)
                                        .filter(data -> data.node("connectionId").isPresent())
                                        .map(Plain::of));
    }

    /** A sentence wherever it comes or changes. */
    public static Stream<String> gained(Manifest object, Optional<Manifest> before) {
        return of(object)
                .filter(now -> !before.flatMap(ShownData::of).equals(Optional.of(now)))
                .map(
                        _ ->
                                "Whoever may read %s reads by BigQuery table %s: %s."
                                        .formatted(lies(object), object.name(), shown(object)))
                .stream();
    }

    private static String shown(Manifest object) {
        return query(object)
                .map(query -> query.strip().replaceAll("\\s+", " "))
                .orElseGet(() -> "what lies at " + sources(object));
    }

    private static String sources(Manifest object) {
        List<String> sources = object.texts("spec", "externalDataConfiguration", "sourceUris");
        return sources.isEmpty() ? "a place outside" : String.join(", ", sources);
    }

    private static Optional<String> query(Manifest object) {
        return QUERIES.stream().flatMap(path -> object.at(path).stream()).findFirst();
    }

    private static String lies(Manifest object) {
        return object.at("spec", "datasetRef", "name")
                .or(() -> object.at("spec", "datasetRef", "external"))
                .map(name -> "dataset " + name)
                .orElse("its dataset");
    }

    /** Where it shows data of a stricter class than those who read it were let in for. */
    static Optional<Safeguards.Loss> loss(Case what, Manifest object) {
        boolean comes =
                of(object).isPresent()
                        && !what.before(object).flatMap(ShownData::of).equals(of(object));
        return Places.tenant(object.path())
                .filter(_ -> comes)
                .flatMap(what::after)
                .flatMap(facts -> stricter(what, object, facts))
                .map(
                        store ->
                                new Safeguards.Loss(
                                        object.path(),
                                        object.line(),
                                        "BigQuery table %s shows data of %s, which counts as %s, to whoever may read %s."
                                                .formatted(
                                                        object.name(),
                                                        store.resource().shown(),
                                                        store.dataClass(),
                                                        lies(object))));
    }

    private static Optional<TenantFacts.Store> stricter(
            Case what, Manifest table, TenantFacts facts) {
        Set<String> own = ids(what, table, facts);
        Optional<TenantFacts.Store> mine =
                facts.stores().stream().filter(s -> own.contains(s.resource().name())).findFirst();
        String text = shown(table);
        return facts.stores().stream()
                .filter(store -> mine.map(store::isStricterThan).orElse(true))
                .filter(store -> !own.contains(store.resource().name()))
                .filter(store -> names(text, store.resource().name()))
                .findFirst();
    }

    /** What the dataset that a table lies in is called, here and at Google. */
    private static Set<String> ids(Case what, Manifest table, TenantFacts facts) {
        String named =
                table.at("spec", "datasetRef", "name")
                        .or(() -> table.at("spec", "datasetRef", "external"))
                        .orElse("");
        String last = named.substring(named.lastIndexOf('/') + 1);
        return Stream.concat(
                        Stream.of(last),
                        what.manifests(Places.folder(facts.tenant())).stream()
                                .filter(m -> m.kind().equals("BigQueryDataset"))
                                .filter(m -> m.name().equals(last))
                                .map(ResourceName::of))
                .collect(Collectors.toSet());
    }

    private static boolean names(String text, String store) {
        Pattern name = Pattern.compile("(?<![\\w-])" + Pattern.quote(store) + "(?![\\w-])");
        return Queries.readings(text).stream().anyMatch(each -> name.matcher(each).find());
    }
}

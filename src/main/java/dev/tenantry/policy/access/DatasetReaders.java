package dev.tenantry.policy.access;

import dev.tenantry.estate.Places;
import dev.tenantry.estate.Plain;
import dev.tenantry.manifest.Manifest;
import dev.tenantry.manifest.TenantId;
import dev.tenantry.manifest.YamlMap;
import dev.tenantry.manifest.YamlNode;
import dev.tenantry.policy.change.Case;
import dev.tenantry.policy.change.FactsThere;
import dev.tenantry.policy.change.Referred;
import dev.tenantry.policy.change.Violation;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a dataset lets read it in nobody's name: whoever may ask a view, a routine or the views of
 * another dataset reads this one.
 */
public final class DatasetReaders {

    /** The field of each, and where in it the project stands. */
    private static final List<String[]> READERS =
            List.of(
                    new String[] {"view", "projectId"},
                    new String[] {"routine", "projectId"},
                    new String[] {"dataset", "dataset", "projectId"});

    /** An entry is for one of these; controllers differ in which of two they take. */
    private static final Set<String> FOR =
            Set.of(
                    "userByEmail",
                    "groupByEmail",
                    "domain",
                    "iamMember",
                    "specialGroup",
                    "view",
                    "routine",
                    "dataset");

    private DatasetReaders() {}

    /** The ways in which a dataset, as it would be, opens to what no rule can judge. */
    static Stream<Violation> judge(Case what, Manifest dataset, Optional<Manifest> before) {
        return Stream.of(
                        unclear(dataset),
                        gained(dataset, before)
                                .filter(entry -> !isOwn(what, dataset, entry))
                                .map(entry -> foreign(dataset, entry)),
                        unlisted(dataset, before))
                .flatMap(found -> found);
    }

    /** The readers that come, each as a sentence names it. */
    public static Stream<String> shown(Manifest dataset, Optional<Manifest> before) {
        return gained(dataset, before).map(DatasetReaders::shown);
    }

    private static String shown(YamlMap entry) {
        String field =
                READERS.stream()
                        .map(path -> path[0])
                        .filter(path -> entry.get(path).isPresent())
                        .findFirst()
                        .orElse("something");
        return field + " " + entry.get(field).map(DatasetReaders::name).orElse("that is not named");
    }

    private static String name(YamlNode reader) {
        return Stream.of(
                        reader.at("dataset", "projectId").or(() -> reader.at("projectId")),
                        reader.at("dataset", "datasetId").or(() -> reader.at("datasetId")),
                        reader.at("tableId").or(() -> reader.at("routineId")))
                .flatMap(Optional::stream)
                .collect(Collectors.joining("."));
    }

    private static Stream<YamlMap> gained(Manifest dataset, Optional<Manifest> before) {
        Set<Object> old =
                before.stream()
                        .flatMap(DatasetReaders::readers)
                        .map(Plain::of)
                        .collect(Collectors.toSet());
        return readers(dataset).filter(entry -> !old.contains(Plain.of(entry)));
    }

    /** The entries of the access list that have no role. */
    private static Stream<YamlMap> readers(Manifest dataset) {
        return dataset.maps("spec", "access").filter(entry -> entry.at("role").isEmpty());
    }

    private static Stream<Violation> unclear(Manifest dataset) {
        return dataset.maps("spec", "access")
                .filter(entry -> named(entry) != 1)
                .map(
                        entry ->
                                Violation.at(
                                        dataset.path(),
                                        entry.line(),
                                        "An entry of dataset %s is for more than one, or for nobody."
                                                .formatted(dataset.name()),
                                        "One entry for each."));
    }

    private static long named(YamlMap entry) {
        return entry.entries().stream().filter(e -> FOR.contains(e.key().text())).count();
    }

    /** Without the list Config Connector leaves all access as it is, and takes nothing back. */
    private static Stream<Violation> unlisted(Manifest dataset, Optional<Manifest> before) {
        boolean gone =
                before.filter(old -> old.node("spec", "access").isPresent()).isPresent()
                        && dataset.node("spec", "access").isEmpty();
        return gone
                ? Stream.of(
                        Violation.at(
                                dataset.path(),
                                dataset.lineOf("spec"),
                                "Without its access list dataset %s keeps all access that was given."
                                        .formatted(dataset.name()),
                                "The list without the entries that go."))
                : Stream.empty();
    }

    /** Does all that reads the dataset lie in the tenant's own project, or in the dataset's? */
    private static boolean isOwn(Case what, Manifest dataset, YamlNode entry) {
        List<String> projects = READERS.stream().flatMap(path -> entry.at(path).stream()).toList();
        Optional<TenantId> tenant = Places.tenantOf(dataset.path());
        Optional<String> own =
                tenant.isPresent()
                        ? FactsThere.of(what, tenant.get(), dataset).map(facts -> facts.project())
                        : Referred.own(what, dataset).or(() -> what.projects().platform());
        return !projects.isEmpty()
                && own.filter(p -> projects.stream().allMatch(p::equals)).isPresent();
    }

    private static Violation foreign(Manifest dataset, YamlNode entry) {
        return Violation.at(
                dataset.path(),
                entry.line(),
                "Dataset "
                        + dataset.name()
                        + " would be read by a view, a routine or a dataset that we cannot tell to"
                        + " be of the same tenant.",
                "One that lies in the tenant's own project.");
    }
}

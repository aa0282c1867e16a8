package dev.tenantry.policy.change;

import dev.tenantry.estate.ParsedFiles;
import dev.tenantry.manifest.Estate;
import dev.tenantry.manifest.Manifest;
import dev.tenantry.manifest.ManifestFile;
import dev.tenantry.manifest.Problem;
import dev.tenantry.manifest.YamlMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * A list that the house keeps in one file of {@code policy/}: one with a mistake lists nothing.
 *
 * @param path where it stands; a file of another name is another thing
 * @param entries the field of {@code spec} with the entries
 * @param fields of an entry; one of another name is a mistake
 * @param isWhole has an entry all that it needs?
 * @param needs what it needs, a sentence without its full stop
 * @param remedy what to do, and what holds until then
 */
record HouseList(
        String path,
        String kind,
        String entries,
        Set<String> fields,
        Predicate<YamlMap> isWhole,
        String needs,
        String remedy) {

    /** Where they stand: in a file of another name the same text lists nothing. */
    static final Set<String> PATHS = Set.of(HouseKinds.PATH, OwnerTeams.PATH);

    private static final String API = "tenantry.dev/v1alpha1";

    /** Hands on each entry that the estate lists; none where there is no file or it is wrong. */
    void read(Estate estate, Consumer<YamlMap> entry) {
        estate.read(path)
                .map(bytes -> ParsedFiles.read(path, bytes))
                .filter(file -> problems(file).isEmpty())
                .ifPresent(
                        file ->
                                file.manifests()
                                        .forEach(
                                                list -> list.maps("spec", entries).forEach(entry)));
    }

    /** What is wrong with the list as it would be. */
    List<Problem> problems(ManifestFile file) {
        List<Problem> problems = new ArrayList<>(file.problems());
        for (Manifest list : file.manifests()) {
            if (!list.apiVersion().equals(API) || !list.kind().equals(kind)) {
                problems.add(wrong(list.path(), list.line(), "This is no " + kind + " of " + API));
            }
            list.maps("spec", entries)
                    .filter(one -> !isKnown(one) || !isWhole.test(one))
                    .forEach(one -> problems.add(wrong(list.path(), one.line(), needs)));
        }
        return problems;
    }

    private boolean isKnown(YamlMap one) {
        return one.entries().stream().allMatch(entry -> fields.contains(entry.key().text()));
    }

    private Problem wrong(String where, int line, String sentence) {
        return new Problem(where, line, sentence + ".", remedy);
    }
}

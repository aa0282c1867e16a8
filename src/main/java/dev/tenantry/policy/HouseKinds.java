package dev.tenantry.policy;

import dev.tenantry.estate.ParsedFiles;
import dev.tenantry.estate.Places;
import dev.tenantry.manifest.Estate;
import dev.tenantry.manifest.Manifest;
import dev.tenantry.manifest.ManifestFile;
import dev.tenantry.manifest.Problem;
import dev.tenantry.manifest.YamlMap;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Kinds that the house takes although no rule of ours understands them: {@code policy/kinds.yaml}
 * names each with the people who have to look at it.
 */
final class HouseKinds {

    /** Where it stands; a file of another name lists nothing. */
    static final String PATH = Places.POLICY + "/kinds.yaml";

    static final String KIND = "ApprovedKinds";

    private static final String API = "tenantry.dev/v1alpha1";

    private final Map<String, Set<String>> approvers = new HashMap<>();

    private HouseKinds() {}

    /** What the estate's list says; nothing is listed where there is none or it cannot be read. */
    static HouseKinds of(Estate estate) {
        HouseKinds kinds = new HouseKinds();
        estate.read(PATH)
                .map(bytes -> ParsedFiles.read(PATH, bytes))
                .filter(file -> problems(file).isEmpty())
                .ifPresent(file -> file.manifests().forEach(kinds::take));
        return kinds;
    }

    private void take(Manifest list) {
        list.maps("spec", "kinds")
                .forEach(
                        one ->
                                approvers.put(
                                        one.at("group").orElse("")
                                                + "/"
                                                + one.at("kind").orElse(""),
                                        addresses(one)));
    }

    private static Set<String> addresses(YamlMap one) {
        Set<String> addresses = new HashSet<>();
        one.texts("approvers").forEach(a -> addresses.add(a.toLowerCase(Locale.ROOT)));
        return addresses;
    }

    /** Who has to look at objects of this kind, by address; empty when it is not listed. */
    Optional<Set<String>> approvers(Manifest object) {
        return Optional.ofNullable(approvers.get(object.group() + "/" + object.kind()));
    }

    /** What is wrong with a list as it would be. */
    static List<Problem> problems(ManifestFile file) {
        List<Problem> problems = new ArrayList<>(file.problems());
        for (Manifest list : file.manifests()) {
            if (!list.apiVersion().equals(API) || !list.kind().equals(KIND)) {
                problems.add(wrong(list.path(), list.line(), "This is no " + KIND + " of " + API));
            }
            list.maps("spec", "kinds")
                    .filter(one -> one.at("kind").isEmpty() || addresses(one).isEmpty())
                    .forEach(
                            one ->
                                    problems.add(
                                            wrong(
                                                    list.path(),
                                                    one.line(),
                                                    "A listed kind needs its kind, its group and"
                                                            + " the addresses of its approvers")));
        }
        return problems;
    }

    private static Problem wrong(String path, int line, String sentence) {
        return new Problem(
                path, line, sentence + ".", "Correct it; until then no kind is listed here.");
    }
}

package dev.tenantry.policy;

import dev.tenantry.estate.ParsedFiles;
import dev.tenantry.estate.Places;
import dev.tenantry.manifest.Estate;
import dev.tenantry.manifest.Manifest;
import dev.tenantry.manifest.ManifestFile;
import dev.tenantry.manifest.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The teams of CODEOWNERS that the house keeps as groups of its identity provider: {@code
 * policy/owners.yaml} says which groups each is. Of other teams GitHub is asked.
 */
public final class OwnerTeams {

    /** Where it stands; a file of another name maps nothing. */
    static final String PATH = Places.POLICY + "/owners.yaml";

    static final String KIND = "OwnerTeams";

    private static final String API = "tenantry.dev/v1alpha1";

    private final Map<String, Set<String>> groups = new HashMap<>();

    private OwnerTeams() {}

    /** What the estate's list says; nothing where there is none or it cannot be read. */
    public static OwnerTeams of(Estate estate) {
        OwnerTeams teams = new OwnerTeams();
        estate.read(PATH)
                .map(bytes -> ParsedFiles.read(PATH, bytes))
                .filter(file -> problems(file).isEmpty())
                .ifPresent(file -> file.manifests().forEach(teams::take));
        return teams;
    }

    private void take(Manifest list) {
        list.maps("spec", "teams")
                .forEach(
                        one ->
                                one.at("team")
                                        .ifPresent(
                                                team ->
                                                        groups.put(
                                                                team.toLowerCase(Locale.ROOT),
                                                                Set.copyOf(one.texts("groups")))));
    }

    /**
     * The groups of a team, in any of which its members are; empty when GitHub has to be asked.
     *
     * @param team as CODEOWNERS names it: {@code @organization/team}
     */
    public Optional<Set<String>> groups(String team) {
        return Optional.ofNullable(groups.get(team.toLowerCase(Locale.ROOT)));
    }

    /** What is wrong with a list as it would be. */
    static List<Problem> problems(ManifestFile file) {
        List<Problem> problems = new ArrayList<>(file.problems());
        for (Manifest list : file.manifests()) {
            if (!list.apiVersion().equals(API) || !list.kind().equals(KIND)) {
                problems.add(wrong(list.path(), list.line(), "This is no " + KIND + " of " + API));
            }
            list.maps("spec", "teams")
                    .filter(one -> one.at("team").isEmpty() || one.texts("groups").isEmpty())
                    .forEach(
                            one ->
                                    problems.add(
                                            wrong(
                                                    list.path(),
                                                    one.line(),
                                                    "A team needs its name in CODEOWNERS and the"
                                                            + " groups that it is")));
        }
        return problems;
    }

    private static Problem wrong(String path, int line, String sentence) {
        return new Problem(
                path, line, sentence + ".", "Correct it; until then GitHub is asked of all teams.");
    }
}

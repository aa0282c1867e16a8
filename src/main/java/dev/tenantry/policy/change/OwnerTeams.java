package dev.tenantry.policy.change;

import dev.tenantry.estate.Places;
import dev.tenantry.manifest.Estate;
import dev.tenantry.manifest.ManifestFile;
import dev.tenantry.manifest.Problem;
import dev.tenantry.manifest.YamlMap;
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
    public static final String PATH = Places.POLICY + "/owners.yaml";

    public static final String KIND = "OwnerTeams";

    private static final HouseList LIST =
            new HouseList(
                    PATH,
                    KIND,
                    "teams",
                    Set.of("team", "groups"),
                    one -> one.at("team").isPresent() && !one.texts("groups").isEmpty(),
                    "A team has its name in CODEOWNERS and the groups that it is",
                    "Correct it; until then GitHub is asked of all teams.");

    private final Map<String, Set<String>> groups = new HashMap<>();

    private OwnerTeams() {}

    /** What the estate's list says; nothing where there is none or it cannot be read. */
    public static OwnerTeams of(Estate estate) {
        OwnerTeams teams = new OwnerTeams();
        LIST.read(estate, teams::take);
        return teams;
    }

    private void take(YamlMap one) {
        one.at("team")
                .ifPresent(
                        team ->
                                groups.put(
                                        team.toLowerCase(Locale.ROOT),
                                        Set.copyOf(one.texts("groups"))));
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
    public static List<Problem> problems(ManifestFile file) {
        return LIST.problems(file);
    }
}

package dev.tenantry.sandbox.world;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The teams that {@code CODEOWNERS} names, as the company keeps them on GitHub: mostly who is in the
 * group of that name. The reviewer of the sign-in page looks after all of it.
 */
public final class Teams {

    private static final Map<String, String> GROUPS =
            Map.of(
                    "platform", "infra-engineer",
                    "security", "security",
                    "privacy", "privacy",
                    "finops", "finops",
                    "data-engineers", "data-engineer");

    private Teams() {}

    /** By a team's short name, the logins of its members. */
    public static Map<String, Set<String>> of(List<Person> people) {
        Map<String, Set<String>> teams = new LinkedHashMap<>();
        GROUPS.forEach(
                (team, group) -> {
                    Set<String> members = new TreeSet<>(Set.of("reviewer"));
                    people.stream()
                            .filter(Person::inDirectory)
                            .filter(person -> person.groups().contains(group))
                            .forEach(person -> members.add(person.login()));
                    teams.put(team, members);
                });
        return teams;
    }
}

package dev.tenantry.policy.change;

import dev.tenantry.manifest.Manifest;
import dev.tenantry.manifest.YamlMap;
import java.util.Collection;
import java.util.Locale;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whom the house names to approve something: anybody of them is enough, unless they had a hand in
 * the change.
 *
 * @param addresses of people, lower case
 * @param groups of the identity provider, as it spells them
 */
public record Approvers(NavigableSet<String> addresses, NavigableSet<String> groups) {

    /** The fields that name them. */
    public static final Set<String> FIELDS = Set.of("approvers", "approverGroups");

    /** As a house rule names them. */
    public static Approvers of(Manifest rule) {
        return rule.node("spec")
                .filter(YamlMap.class::isInstance)
                .map(spec -> of((YamlMap) spec))
                .orElseGet(() -> new Approvers(new TreeSet<>(), new TreeSet<>()));
    }

    /** As a listed kind names them; nobody where both fields are absent. */
    public static Approvers of(YamlMap names) {
        return new Approvers(
                sorted(names.texts("approvers").stream().map(a -> a.toLowerCase(Locale.ROOT))),
                sorted(names.texts("approverGroups").stream()));
    }

    private static NavigableSet<String> sorted(Stream<String> texts) {
        return texts.collect(Collectors.toCollection(TreeSet::new));
    }

    public boolean isNobody() {
        return addresses.isEmpty() && groups.isEmpty();
    }

    /** Which of them has approved, as a sentence names them; empty while nobody has. */
    public Optional<String> approved(Question question) {
        return question.secondPersons().stream()
                .filter(person -> person.email().filter(addresses::contains).isPresent())
                .map(Person::shown)
                .findFirst()
                .or(
                        () ->
                                first(groups, question.consent().groups())
                                        .map("somebody of group %s"::formatted));
    }

    private static Optional<String> first(NavigableSet<String> some, Collection<String> others) {
        return some.stream().filter(others::contains).findFirst();
    }

    /** As a sentence names them. */
    public String shown() {
        return Stream.concat(addresses.stream(), groups.stream().map("group %s"::formatted))
                .collect(Collectors.joining(", "));
    }
}

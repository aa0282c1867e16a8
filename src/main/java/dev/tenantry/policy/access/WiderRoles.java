package dev.tenantry.policy.access;

import dev.tenantry.estate.Places;
import dev.tenantry.estate.Plain;
import dev.tenantry.manifest.Manifest;
import dev.tenantry.manifest.YamlMap;
import dev.tenantry.policy.change.Case;
import dev.tenantry.policy.change.Identity;
import dev.tenantry.policy.change.Kinds;
import dev.tenantry.policy.change.RuleId;
import dev.tenantry.policy.change.Verdict;
import dev.tenantry.policy.change.Violation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A role that can do more gives more to everybody who holds it, without a grant that changes.
 * Permissions by which their holder gives access to others, or acts as somebody else, are refused.
 */
public final class WiderRoles {

    public static final String RULE = RuleId.ROLES_GIVE_NO_ACCESS.id();

    private WiderRoles() {}

    /** Empty unless a role gains something of this sort. */
    public static List<Verdict> judge(Case what) {
        List<Violation> found = new ArrayList<>();
        for (Case.Touched file : what.files()) {
            for (Manifest object : file.after()) {
                Set<String> gained = new HashSet<>(powers(object));
                what.before(object).ifPresent(old -> gained.removeAll(powers(old)));
                gained.stream()
                        .sorted()
                        .findFirst()
                        .map(p -> refused(object, p))
                        .ifPresent(found::add);
            }
            file.after().stream()
                    .filter(
                            object ->
                                    object.kind().equals("ClusterRoleBinding")
                                            || isPlatforms(object))
                    .flatMap(object -> people(object, what.before(object)))
                    .forEach(found::add);
        }
        return found.isEmpty() ? List.of() : Violation.refuse(RULE, "", found);
    }

    private static Violation refused(Manifest role, String power) {
        return Violation.at(
                role.path(),
                role.line(),
                "Whoever holds %s %s could give access to others, or act as somebody else: %s."
                        .formatted(Kinds.noun(role), role.name(), power),
                "A role without that; grants are asked for one by one.");
    }

    /** The permissions of a role that reach beyond what its holder does. */
    private static Set<String> powers(Manifest object) {
        return switch (object.kind()) {
            case "IAMCustomRole" ->
                    object.texts("spec", "permissions").stream()
                            .filter(GooglePowers::isOne)
                            .collect(Collectors.toUnmodifiableSet());
            case "ClusterRole" -> aggregated(object);
            case "Role" -> rules(object).collect(Collectors.toUnmodifiableSet());
            default -> Set.of();
        };
    }

    private static Stream<String> rules(Manifest role) {
        return role.maps("rules")
                .flatMap(rule -> KubernetesPowers.of(rule, Identity.namespace(role)));
    }

    /** By a label, the rules of a role are those of other roles as well, as of admin and edit. */
    private static Set<String> aggregated(Manifest role) {
        return Stream.concat(
                        rules(role),
                        role.labels().keySet().stream()
                                .filter(label -> label.contains("/aggregate-to-"))
                                .map(label -> "the label " + label))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static boolean isPlatforms(Manifest object) {
        return object.kind().equals("RoleBinding") && Places.tenantOf(object.path()).isEmpty();
    }

    /**
     * Roles of the cluster are held by the platform's workloads: nobody judges groups of people.
     */
    private static Stream<Violation> people(Manifest binding, Optional<Manifest> before) {
        Set<Object> old = new HashSet<>();
        before.filter(b -> role(b).equals(role(binding)))
                .ifPresent(b -> b.maps("subjects").map(Plain::of).forEach(old::add));
        return binding.maps("subjects")
                .filter(subject -> !old.contains(Plain.of(subject)))
                .filter(subject -> !isPlatformsAccount(subject) || isForeign(binding, subject))
                .map(
                        subject ->
                                Violation.at(
                                        binding.path(),
                                        subject.line(),
                                        "%s %s gives a role of the cluster to %s %s."
                                                .formatted(
                                                        binding.kind(),
                                                        binding.name(),
                                                        subject.at("kind").orElse("?"),
                                                        subject.at("name").orElse("?")),
                                        "A service account of the platform."));
    }

    private static Optional<Object> role(Manifest binding) {
        return binding.node("roleRef").map(Plain::of);
    }

    private static boolean isPlatformsAccount(YamlMap subject) {
        return subject.at("kind").filter("ServiceAccount"::equals).isPresent()
                && subject.at("namespace").filter(n -> Places.ofNamespace(n).isEmpty()).isPresent();
    }

    /** Beside controllers with all rights nobody else writes. */
    private static boolean isForeign(Manifest binding, YamlMap subject) {
        String namespace = Identity.namespace(binding);
        return binding.kind().equals("RoleBinding")
                && KubernetesPowers.isOfControllers(namespace)
                && !subject.at("namespace").equals(Optional.of(namespace));
    }
}

package dev.tenantry.policy.safeguards;

import dev.tenantry.estate.Plain;
import dev.tenantry.manifest.Manifest;
import dev.tenantry.policy.access.KubernetesPowers;
import dev.tenantry.policy.change.Case;
import dev.tenantry.policy.change.HouseKinds;
import dev.tenantry.policy.change.Identity;
import dev.tenantry.policy.change.Kinds;
import dev.tenantry.policy.change.OwnerTeams;
import dev.tenantry.policy.change.Sentence;
import dev.tenantry.policy.safeguards.Safeguards.Loss;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What protects less because something comes, or says something of what is there already. */
final class WeakerByComing {

    /** What is lost with an object of each kind that comes. */
    private static final Map<String, String> COMING =
            Map.of(
                    "NetworkPolicy",
                    "what it lets through is let through whatever others forbid",
                    "IAMPolicy",
                    "all else that was given there is taken away, and what is logged with it",
                    HouseKinds.KIND,
                    "kinds pass that were refused",
                    OwnerTeams.KIND,
                    "groups approve instead of who is in the teams on GitHub");

    /** They protect others from what runs in a namespace, and stop it where it is a controller. */
    private static final Set<String> NARROWING =
            Set.of("NetworkPolicy", "ResourceQuota", "LimitRange", "ServiceAccount");

    private WeakerByComing() {}

    /** Of an object as it would be. */
    static Stream<Loss> losses(Case what, Manifest now) {
        Stream<Loss> coming =
                what.before(now).isEmpty()
                        ? Stream.of(exempting(now), coming(now), ruled(now))
                                .flatMap(Optional::stream)
                        : Stream.empty();
        return Stream.concat(coming, elsewhere(what, now));
    }

    /** What an object makes of things that are there already. */
    private static Stream<Loss> elsewhere(Case what, Manifest now) {
        Stream<Optional<Loss>> single =
                Stream.of(
                        TakenProjects.loss(what, now),
                        TakenById.loss(what, now),
                        ShownData.loss(what, now),
                        ColumnTags.loss(what, now),
                        ArtifactStores.loss(what, now),
                        Stores.onPaper(what, now));
        return Stream.of(
                        single.flatMap(Optional::stream),
                        NodePools.losses(what, now),
                        NewClusters.losses(what, now),
                        Ancestors.losses(what, now),
                        Marks.losses(what, now),
                        marks(what, now))
                .flatMap(losses -> losses);
    }

    /** Of a namespace that comes; one that changes protects less by them. */
    private static Stream<Loss> marks(Case what, Manifest now) {
        return now.is("", "Namespace") && what.before(now).isEmpty()
                ? NamespaceMarks.changed(Optional.empty(), now).stream()
                        .map(
                                said ->
                                        new Loss(
                                                now.path(),
                                                now.line(),
                                                "Namespace %s comes: %s."
                                                        .formatted(now.name(), said)))
                : Stream.empty();
    }

    /** What lets more through by being there, or takes away whatever else was given. */
    private static Optional<Loss> coming(Manifest object) {
        boolean narrows =
                NARROWING.contains(object.kind())
                        && KubernetesPowers.isOfControllers(Identity.namespace(object));
        return Optional.ofNullable(
                        narrows
                                ? "what runs there may be reached, start or act as it did no longer"
                                : COMING.get(object.kind()))
                .filter(
                        loss ->
                                narrows
                                        || !object.kind().equals("NetworkPolicy")
                                        || letsThrough(object))
                .map(
                        loss ->
                                new Loss(
                                        object.path(),
                                        object.line(),
                                        "%s %s comes: %s."
                                                .formatted(
                                                        Sentence.capital(Kinds.noun(object)),
                                                        object.name(),
                                                        loss)));
    }

    /** One that says no traffic only forbids. */
    private static boolean letsThrough(Manifest policy) {
        return Stream.of("ingress", "egress")
                .flatMap(way -> policy.node("spec", way).stream())
                .map(Plain::of)
                .anyMatch(rules -> !rules.equals("") && !rules.equals(List.of()));
    }

    /** By roles of Argo CD's own people act on what its applications apply. */
    private static Optional<Loss> ruled(Manifest project) {
        List<String> roles =
                project.is("argoproj.io", "AppProject")
                        ? project.maps("spec", "roles")
                                .map(role -> Plain.of(role).toString())
                                .toList()
                        : List.of();
        return roles.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Loss(
                                project.path(),
                                project.lineOf("spec", "roles"),
                                "Argo CD project %s comes: people act on its applications by %s."
                                        .formatted(project.name(), String.join(", ", roles))));
    }

    /** A new rule of what is logged can say of whom nothing is. */
    private static Optional<Loss> exempting(Manifest object) {
        Set<String> who =
                object.kind().equals("IAMAuditConfig") ? Weaker.exempted(object) : Set.of();
        return who.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Loss(
                                object.path(),
                                object.line(),
                                "What %s does is not logged, says %s."
                                        .formatted(
                                                String.join(", ", who.stream().sorted().toList()),
                                                object.name())));
    }
}

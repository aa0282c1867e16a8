package dev.tenantry.policy.change;

import static java.util.stream.Collectors.groupingBy;

import dev.tenantry.estate.Area;
import dev.tenantry.estate.DesiredGrant;
import dev.tenantry.estate.Grants;
import dev.tenantry.estate.Places;
import dev.tenantry.estate.TenantFacts;
import dev.tenantry.manifest.Estate;
import dev.tenantry.manifest.Manifest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The grants that a change gives and takes away: those that come and go with it, and those that
 * stay as they are written while what they name becomes something else, or somebody's.
 */
final class GrantChanges {

    private final Case what;
    private final Estate base;
    private final NamedThings then;
    private final NamedThings now;
    private final Newcomers come;
    private final List<DesiredGrant> gained = new ArrayList<>();
    private final List<DesiredGrant> lost = new ArrayList<>();

    private GrantChanges(Case what, Estate base, Estate changed) {
        this.what = what;
        this.base = base;
        this.then = new NamedThings(base);
        this.now = new NamedThings(changed);
        this.come = Newcomers.of(what);
    }

    static GrantChanges of(Case what, Estate base, Estate changed) {
        GrantChanges changes = new GrantChanges(what, base, changed);
        changes.touched();
        changes.untouched();
        return changes;
    }

    List<DesiredGrant> gained() {
        return gained;
    }

    List<DesiredGrant> lost() {
        return lost;
    }

    private void touched() {
        List<DesiredGrant> old = grants(what.files().stream().flatMap(f -> f.before().stream()));
        List<DesiredGrant> young = grants(what.files().stream().flatMap(f -> f.after().stream()));
        Map<String, List<DesiredGrant>> before =
                old.stream().collect(groupingBy(GrantChanges::name));
        Map<String, List<DesiredGrant>> after =
                young.stream().collect(groupingBy(GrantChanges::name));
        young.stream()
                .filter(grant -> namesakes(before, grant).noneMatch(o -> stays(o, grant)))
                .forEach(grant -> gained.add(placed(grant, now)));
        old.stream()
                .filter(o -> namesakes(after, o).noneMatch(grant -> stays(o, grant)))
                .forEach(grant -> lost.add(placed(grant, then)));
    }

    private static Stream<DesiredGrant> namesakes(
            Map<String, List<DesiredGrant>> grants, DesiredGrant grant) {
        return grants.getOrDefault(name(grant), List.of()).stream();
    }

    /** What twins have in common, among much else. */
    private static String name(DesiredGrant grant) {
        return grant.kind() + " " + grant.name();
    }

    /**
     * A grant that moves to where nothing applies it is gone, and one that comes from there comes.
     */
    private boolean stays(DesiredGrant old, DesiredGrant young) {
        return young.isTwinOf(old)
                && !isOnOther(old, young)
                && !isForOther(old, young)
                && (young.path().equals(old.path())
                        || what.applied().has(young.path()) == what.applied().has(old.path()));
    }

    private void untouched() {
        Set<String> paths = new HashSet<>();
        what.files().forEach(file -> paths.add(file.path()));
        for (Area folder : folders()) {
            List<String> rest =
                    folder.list(base).stream().filter(path -> !paths.contains(path)).toList();
            grants(TenantFacts.manifests(base, rest).stream()).forEach(this::follow);
        }
    }

    /** Where names may mean something else than before. */
    private Set<Area> folders() {
        Set<Area> folders = new LinkedHashSet<>();
        for (Case.Touched file : what.files()) {
            boolean moved =
                    file.after().stream()
                            .filter(object -> !Grants.KINDS.contains(object.kind()))
                            .anyMatch(
                                    object ->
                                            what.before(object)
                                                    .map(NamedThings::meaning)
                                                    .filter(NamedThings.meaning(object)::equals)
                                                    .isEmpty());
            if (moved) {
                folders.addAll(NamedThings.namedFrom(file.path()));
            }
        }
        return folders;
    }

    private void follow(DesiredGrant grant) {
        boolean other = isOnOther(grant, grant);
        if (other && then.resource(grant).isPresent()) {
            lost.add(placed(grant, then));
        }
        if (other || isForOther(grant, grant) || come.isOf(grant)) {
            gained.add(placed(grant, now));
        }
    }

    private boolean isOnOther(DesiredGrant old, DesiredGrant young) {
        return isOther(then.resource(old), now.resource(young));
    }

    private boolean isForOther(DesiredGrant old, DesiredGrant young) {
        return isOther(then.account(old), now.account(young));
    }

    /** A name that means nothing any more gives nothing new. */
    private static boolean isOther(Optional<Manifest> before, Optional<Manifest> after) {
        return after.map(NamedThings::meaning)
                .filter(meaning -> !before.map(NamedThings::meaning).equals(Optional.of(meaning)))
                .isPresent();
    }

    private DesiredGrant placed(DesiredGrant grant, NamedThings names) {
        DesiredGrant told = names.told(grant);
        return Places.tenantOf(grant.path())
                .flatMap(tenant -> FactsThere.of(what, tenant, grant))
                .map(facts -> told.inProject(facts.project()))
                .orElse(told);
    }

    private static List<DesiredGrant> grants(Stream<Manifest> manifests) {
        return manifests.flatMap(manifest -> Grants.in(manifest).stream()).toList();
    }
}

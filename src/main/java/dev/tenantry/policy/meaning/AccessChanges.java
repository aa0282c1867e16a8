package dev.tenantry.policy.meaning;

import dev.tenantry.estate.DesiredGrant;
import dev.tenantry.estate.Places;
import dev.tenantry.estate.Resource;
import dev.tenantry.estate.Times;
import dev.tenantry.manifest.ChangeSet;
import dev.tenantry.manifest.Estate;
import dev.tenantry.policy.access.RoleCatalog;
import dev.tenantry.policy.argo.StaysAsWritten;
import dev.tenantry.policy.change.Ability;
import dev.tenantry.policy.change.AccessChange;
import dev.tenantry.policy.change.Case;
import dev.tenantry.policy.change.Sentence;
import dev.tenantry.policy.change.Sentence.Sign;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads what a change set means for access, sentence by sentence, and names everything else that it
 * does.
 */
public final class AccessChanges {

    private final Case what;
    private final Instant now;
    private final RoleCatalog catalog = RoleCatalog.standard();

    private AccessChanges(Case what, Instant now) {
        this.what = what;
        this.now = now;
    }

    /** In the order: who gains, who keeps for longer, who loses, what else happens. */
    public static List<AccessChange> of(ChangeSet changes, Estate estate, Instant now) {
        return of(new Case(changes, estate), now);
    }

    public static List<AccessChange> of(Case what, Instant now) {
        return new AccessChanges(what, now).all();
    }

    private List<AccessChange> all() {
        List<AccessChange> gains = new ArrayList<>();
        List<AccessChange> longer = new ArrayList<>();
        List<DesiredGrant> losses = new ArrayList<>(what.lost());
        for (DesiredGrant after : what.gained()) {
            Optional<DesiredGrant> before =
                    losses.stream()
                            .filter(after::givesTheSameAs)
                            .filter(g -> g.isActive(now))
                            .findFirst();
            if (before.isPresent() && isApplied(before.get()) && !isApplied(after)) {
                longer.add(parked(after));
            } else if (before.isPresent() && isApplied(before.get()) == isApplied(after)) {
                losses.remove(before.get());
                longer.add(prolonged(before.get(), after));
            } else {
                before.ifPresent(losses::remove);
                gains.add(gained(after));
            }
        }
        List<AccessChange> changes = new ArrayList<>(gains);
        changes.addAll(longer);
        losses.forEach(grant -> changes.add(lost(grant)));
        changes.addAll(OtherChanges.of(what));
        return changes;
    }

    private AccessChange gained(DesiredGrant grant) {
        return new AccessChange.Gained(
                grant, Sentence.of(Sign.GAINS, able(grant, until(grant) + holding(grant))));
    }

    private boolean isApplied(DesiredGrant grant) {
        return what.applied().has(grant.path());
    }

    /** It goes from where it was, and gives nothing where it comes. */
    private static AccessChange parked(DesiredGrant grant) {
        String text =
                "Grant %s would stand in %s, where Argo CD applies nothing."
                        .formatted(grant.name(), grant.path());
        return new AccessChange.Other(grant.path(), new Sentence(Sign.CHANGES, text));
    }

    private AccessChange prolonged(DesiredGrant before, DesiredGrant after) {
        String was =
                before.ends()
                        .map(end -> ", instead of until " + Times.shown(end))
                        .orElse(", instead of without end");
        Sign sign = lastsLonger(before, after) ? Sign.GAINS : Sign.CHANGES;
        return new AccessChange.Prolonged(
                before, after, Sentence.of(sign, able(after, until(after) + holding(after) + was)));
    }

    private AccessChange lost(DesiredGrant grant) {
        if (grant.isActive(now) && outlives(grant)) {
            String text =
                    "%s can still %s: what %s gives stays when its manifest goes."
                            .formatted(who(grant), does(grant), grant.name());
            return new AccessChange.Other(grant.path(), new Sentence(Sign.CHANGES, text));
        }
        return new AccessChange.Lost(grant, loss(grant));
    }

    /** Does the whole manifest go, and what it says stays at Google? */
    private boolean outlives(DesiredGrant grant) {
        return what.files().stream()
                .filter(file -> file.path().equals(grant.path()))
                .flatMap(file -> file.before().stream())
                .filter(old -> old.kind().equals(grant.kind()) && old.name().equals(grant.name()))
                .anyMatch(
                        old ->
                                (StaysAsWritten.outlives(old) || StaysAsWritten.isKept(what, old))
                                        && what.after(old).isEmpty());
    }

    private Sentence loss(DesiredGrant grant) {
        if (!grant.isActive(now)) {
            return new Sentence(
                    Sign.LOSES,
                    "The grant of %s to %s had ended%s and is cleared away."
                            .formatted(
                                    who(grant),
                                    does(grant),
                                    grant.ends().map(end -> " on " + Times.shown(end)).orElse("")));
        }
        return stillGivenBy(grant)
                .map(
                        other ->
                                new Sentence(
                                        Sign.LOSES,
                                        "One grant of %s to %s goes; another remains: %s."
                                                .formatted(who(grant), does(grant), other.path())))
                .orElseGet(
                        () ->
                                Sentence.of(
                                        Sign.LOSES,
                                        new Ability(
                                                who(grant),
                                                true,
                                                does(grant),
                                                dataClass(grant),
                                                Optional.empty())));
    }

    private Ability able(DesiredGrant grant, String how) {
        return new Ability(who(grant), false, does(grant) + how, dataClass(grant), grant.ends());
    }

    private Optional<DesiredGrant> stillGivenBy(DesiredGrant grant) {
        return Places.tenantOf(grant.path())
                .flatMap(what::after)
                .flatMap(
                        facts ->
                                facts.grants().stream()
                                        .filter(g -> g.isActive(now) && isApplied(g))
                                        .filter(g -> g.principal().equals(grant.principal()))
                                        .filter(g -> g.role().equals(grant.role()))
                                        .filter(g -> g.resource().contains(grant.resource()))
                                        .findFirst());
    }

    private static boolean lastsLonger(DesiredGrant before, DesiredGrant after) {
        return before.ends()
                .map(old -> after.ends().map(end -> end.isAfter(old)).orElse(true))
                .orElse(false);
    }

    private static String who(DesiredGrant grant) {
        String shown = grant.principal().shown();
        return shown.isEmpty() ? "Somebody unnamed" : shown;
    }

    private String does(DesiredGrant grant) {
        String on =
                grant.resource().shown()
                        + sensitivity(grant)
                        + Places.tenantOf(grant.path()).map(t -> " of tenant " + t).orElse("");
        return catalog.can(grant.role(), grant.resource().kind(), on);
    }

    private String sensitivity(DesiredGrant grant) {
        String dataClass = dataClass(grant);
        if (dataClass.isEmpty()) {
            return "";
        }
        boolean many =
                grant.resource().kind() == Resource.Kind.PROJECT
                        || grant.resource().kind() == Resource.Kind.OTHER;
        return many ? " (data up to %s)".formatted(dataClass) : " (%s)".formatted(dataClass);
    }

    /** Of what it lies in after the change; before it, where that goes. */
    private String dataClass(DesiredGrant grant) {
        return Places.tenantOf(grant.path())
                .filter(
                        _ ->
                                grant.resource().kind() != Resource.Kind.PROJECT
                                        || catalog.reachesData(grant.role()))
                .flatMap(tenant -> what.after(tenant).or(() -> what.before(tenant)))
                .map(facts -> facts.dataClass(grant.resource()))
                .orElse("");
    }

    private static String until(DesiredGrant grant) {
        return grant.ends().map(end -> " until " + Times.shown(end)).orElse(" without an end");
    }

    private static String holding(DesiredGrant grant) {
        boolean more = grant.reading().filter(r -> !r.understood()).isPresent();
        return more ? ", as far as a condition allows that we cannot put into words" : "";
    }
}

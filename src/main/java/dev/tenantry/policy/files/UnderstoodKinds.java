package dev.tenantry.policy.files;

import dev.tenantry.estate.Places;
import dev.tenantry.estate.Zone;
import dev.tenantry.estate.layout.Layout;
import dev.tenantry.manifest.Manifest;
import dev.tenantry.policy.access.OtherAccess;
import dev.tenantry.policy.argo.ArgoPaths;
import dev.tenantry.policy.change.Approvers;
import dev.tenantry.policy.change.Case;
import dev.tenantry.policy.change.HouseKinds;
import dev.tenantry.policy.change.Kinds;
import dev.tenantry.policy.change.Question;
import dev.tenantry.policy.change.RuleId;
import dev.tenantry.policy.change.Sentence;
import dev.tenantry.policy.change.Verdict;
import dev.tenantry.policy.change.Verdict.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Only kinds pass whose meaning a rule knows, each where it belongs. Another kind waits for the
 * people whom {@code policy/kinds.yaml} names for it, and is refused where nobody is named: what is
 * not understood may give away anything.
 */
public final class UnderstoodKinds {

    public static final String RULE = RuleId.UNDERSTOOD_KINDS.id();

    private static final Set<Zone> OF_TENANTS = Set.of(Zone.TENANT, Zone.FACTORY);

    private final Question question;
    private final HouseKinds house;
    private final List<Verdict> verdicts = new ArrayList<>();
    private @Nullable List<String> unjudged;

    private UnderstoodKinds(Case what, Question question) {
        this.question = question;
        this.house = HouseKinds.of(what.estate());
    }

    /** Empty where every object is of a kind that is understood. */
    public static List<Verdict> judge(Case what, Question question) {
        UnderstoodKinds kinds = new UnderstoodKinds(what, question);
        for (Case.Touched file : what.files()) {
            Optional<Zone> zone = Zone.of(file.path());
            if (zone.isPresent()) {
                kinds.judge(zone.get(), file);
            } else if (!file.after().isEmpty()) {
                kinds.applied(what, file);
                kinds.ofTheHouse(file);
            }
        }
        return kinds.verdicts;
    }

    /** Where no rules are, and Argo CD is told to look all the same, nothing can be judged. */
    private void applied(Case what, Case.Touched file) {
        if (unjudged(what).stream().anyMatch(file.path()::startsWith)) {
            file.after()
                    .forEach(
                            object ->
                                    verdicts.add(
                                            verdict(
                                                    object,
                                                    Outcome.REFUSED,
                                                    "%s %s stands where Argo CD applies what no rule judges."
                                                            .formatted(
                                                                    object.kind(), object.name()),
                                                    "A folder that rules know.")));
        }
    }

    private List<String> unjudged(Case what) {
        if (unjudged == null) {
            unjudged = ArgoPaths.unjudged(what.estate());
        }
        return unjudged;
    }

    /** A rule that is read nowhere rules nothing. */
    private void ofTheHouse(Case.Touched file) {
        file.altered()
                .filter(object -> object.group().equals("tenantry.dev"))
                .filter(object -> !object.path().equals(Layout.PATH))
                .map(
                        object ->
                                verdict(
                                        object,
                                        Outcome.REFUSED,
                                        "%s %s is read in %s/ and nowhere else."
                                                .formatted(
                                                        Sentence.capital(Kinds.noun(object)),
                                                        object.name(),
                                                        Places.POLICY),
                                        "A file in " + Places.POLICY + "/."))
                .forEach(verdicts::add);
    }

    private void judge(Zone zone, Case.Touched file) {
        if (OF_TENANTS.contains(zone) && Places.tenantOf(file.path()).isEmpty()) {
            file.altered().forEach(object -> verdicts.add(nobodys(zone, object)));
            return;
        }
        Stream.concat(file.altered(), file.before().stream().filter(m -> file.after(m).isEmpty()))
                .flatMap(object -> judge(zone, object).stream())
                .forEach(verdicts::add);
    }

    /** Argo CD applies every folder there, and rules of tenants hold for tenants. */
    private static Verdict nobodys(Zone zone, Manifest object) {
        return verdict(
                object,
                Outcome.REFUSED,
                "%s %s would stand in %s/, in the folder of no tenant."
                        .formatted(object.kind(), object.name(), zone.folder()),
                "%s/<tenant>/: a name of small letters, digits and hyphens that begins with a letter."
                        .formatted(zone.folder()));
    }

    private Optional<Verdict> judge(Zone zone, Manifest object) {
        Optional<Kinds.Kind> kind = Kinds.of(object);
        if (kind.isPresent()) {
            return kind.get().zones().contains(zone)
                    ? Optional.empty()
                    : Optional.of(misplaced(zone, object, kind.get()));
        }
        return OtherAccess.judges(object)
                ? Optional.empty()
                : Optional.of(notUnderstood(object, house.approvers(object)));
    }

    private static Verdict misplaced(Zone zone, Manifest object, Kinds.Kind kind) {
        return verdict(
                object,
                Outcome.REFUSED,
                "%s %s does not belong into %s."
                        .formatted(Sentence.capital(kind.noun()), object.name(), zone.shown()),
                "A file in %s."
                        .formatted(
                                String.join(
                                        " or ",
                                        kind.zones().stream().sorted().map(Zone::shown).toList())));
    }

    private Verdict notUnderstood(Manifest object, Optional<Approvers> approvers) {
        String what = "No rule understands %s %s".formatted(object.kind(), object.name());
        if (approvers.isEmpty()) {
            return verdict(
                    object,
                    Outcome.REFUSED,
                    what + ": it may give away anything.",
                    "A kind that rules know, or one that " + HouseKinds.PATH + " names.");
        }
        return approvers.get().approved(question).isPresent()
                ? verdict(object, Outcome.PASSED, what + "; who has to look at it did.", "")
                : verdict(
                        object,
                        Outcome.PENDING,
                        what + "; one of " + approvers.get().shown() + " has to approve it.",
                        "");
    }

    private static Verdict verdict(
            Manifest object, Outcome outcome, String sentence, String allowed) {
        return new Verdict(
                RULE,
                sentence,
                outcome,
                Optional.of(object.path() + ":" + object.line()),
                Optional.of(allowed).filter(text -> !text.isEmpty()));
    }
}

package dev.tenantry.proposals;

import dev.tenantry.policy.change.Verdict;
import dev.tenantry.policy.change.Verdict.Outcome;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Notices that somebody has asked for the same, or for something about the same thing, and that it
 * is not decided yet.
 */
@ApplicationScoped
class OneAtATime {

    static final String RULE = "one-at-a-time";

    /**
     * A warning with the way to the other. It refuses nothing: of two that ask for the same, the
     * second is refused by the rule against duplicates once the first is merged.
     *
     * @param id of the proposal that is previewed, which is in its own way never
     */
    Optional<Verdict> verdict(Intent intent, IntentKind kind, ProposalId id) {
        return intent.about().flatMap(about -> open(intent, about, id)).map(p -> verdict(p, kind));
    }

    private static Verdict verdict(Proposal open, IntentKind kind) {
        boolean same = open.asked().kind().equals(kind.name());
        String called = open.number().map(n -> "#" + n).orElse("A proposal");
        return new Verdict(
                        RULE,
                        same
                                ? "%s asks for this already: %s.".formatted(called, open.title())
                                : "%s is about the same and not decided yet: %s."
                                        .formatted(called, open.title()),
                        Outcome.WARNING,
                        Optional.empty(),
                        Optional.of(
                                "Follow %s."
                                        .formatted(called.equals("A proposal") ? "it" : called)))
                .at("/proposals/" + open.id());
    }

    private static Optional<Proposal> open(Intent intent, String about, ProposalId id) {
        List<Stage> open = Arrays.stream(Stage.values()).filter(Stage::isOpen).toList();
        return QuarkusTransaction.joiningExisting()
                .call(
                        () ->
                                Proposal.<Proposal>find(
                                                "asked.tenant = ?1 and asked.about = ?2 and stage in ?3 and id <> ?4",
                                                io.quarkus.panache.common.Sort.by(
                                                        "milestones.requestedAt"),
                                                intent.tenant().map(Object::toString).orElse(""),
                                                about,
                                                open,
                                                id.value())
                                        .firstResultOptional());
    }
}

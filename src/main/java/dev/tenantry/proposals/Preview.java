package dev.tenantry.proposals;

import dev.tenantry.identity.Actor;
import dev.tenantry.manifest.ChangeSet;
import dev.tenantry.policy.change.Sentence;
import dev.tenantry.policy.change.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * What an intent would do if it were submitted now: the very object that {@link Proposals#submit}
 * stores, so that it cannot promise anything else.
 *
 * @param id the id that the proposal will have when it is submitted with the same key
 * @param title of its pull request
 * @param asked when it was asked; dates are counted from here
 * @param changes the exact files over the newest commit
 * @param sentences who gains or loses what
 * @param verdicts what every check says
 * @param approvers who must approve, in one sentence
 */
public record Preview(
        ProposalId id,
        IntentKind kind,
        Intent intent,
        String title,
        Actor requester,
        Instant asked,
        ChangeSet changes,
        List<Sentence> sentences,
        List<Verdict> verdicts,
        String approvers) {

    public Preview {
        sentences = List.copyOf(sentences);
        verdicts = List.copyOf(verdicts);
    }

    /** The same with one more verdict, before the others. */
    Preview with(Verdict verdict) {
        return new Preview(
                id,
                kind,
                intent,
                title,
                requester,
                asked,
                changes,
                sentences,
                Stream.concat(Stream.of(verdict), verdicts.stream()).toList(),
                approvers);
    }

    /** The same with its verdicts told otherwise. */
    public Preview told(UnaryOperator<Verdict> how) {
        return new Preview(
                id,
                kind,
                intent,
                title,
                requester,
                asked,
                changes,
                sentences,
                verdicts.stream().map(how).toList(),
                approvers);
    }

    public boolean maySubmit() {
        return refusals().isEmpty();
    }

    public List<Verdict> refusals() {
        return verdicts.stream().filter(Verdict::blocks).toList();
    }

    /** {@code tenantry/<kind>/<proposal id>}. */
    public String branch() {
        return "tenantry/" + kind.name() + "/" + id;
    }
}

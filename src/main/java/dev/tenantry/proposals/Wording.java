package dev.tenantry.proposals;

import dev.tenantry.identity.Actor;
import dev.tenantry.manifest.ChangeSet;
import dev.tenantry.policy.change.Verdict;
import dev.tenantry.proposals.PullRequests.Draft;
import dev.tenantry.proposals.PullRequests.InTheNameOf;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Says on the forge in plain words what the preview said: commit message, title and body. */
@ApplicationScoped
class Wording {

    /** With what ends a line for some readers only. */
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\x85\\u2028\\u2029]+");

    private static final Pattern SPECIAL = Pattern.compile("([\\\\`*_\\[\\]<>#@~|!])");

    private final String publicUrl;

    Wording(@ConfigProperty(name = "tenantry.public-url") String publicUrl) {
        this.publicUrl = publicUrl;
    }

    /** The draft of what the proposal kept. */
    Draft draft(Proposal proposal) {
        return draft(proposal, proposal.facts(), proposal.facts().changes());
    }

    /** The draft over a newer main than the proposal kept. */
    Draft draft(Proposal proposal, Preview newest) {
        return draft(proposal, Facts.of(newest), newest.changes());
    }

    private Draft draft(Proposal proposal, Facts facts, ChangeSet changes) {
        return new Draft(
                proposal.id(),
                proposal.forge().branch(),
                message(proposal, facts),
                line(proposal.title()),
                body(proposal, facts),
                changes,
                new InTheNameOf(proposal.requestedBy()));
    }

    /** Who ended it and why, in one line. */
    String ended(Proposal proposal) {
        return markdown(proposal.endedBecause().orElse("Withdrawn."));
    }

    String permalink(ProposalId id) {
        return publicUrl + "/proposals/" + id;
    }

    /** Subject, plain words, reason, and the trailers that a machine finds the proposal by. */
    private String message(Proposal proposal, Facts facts) {
        Actor requester = proposal.asked().requester();
        String words =
                facts.sentences().stream()
                        .map(s -> line(s.text()))
                        .collect(Collectors.joining("\n"));
        return String.join(
                "\n\n",
                line(proposal.title()),
                words.isEmpty() ? permalink(proposal.id()) : words,
                "Reason: " + line(proposal.asked().reason()),
                "Proposal-Id: %s\nRequested-by: %s <%s>"
                        .formatted(proposal.id(), line(requester.name()), requester.email()));
    }

    private String body(Proposal proposal, Facts facts) {
        String words =
                facts.sentences().stream()
                        .map(s -> "- " + markdown(s.asked().text()))
                        .collect(Collectors.joining("\n"));
        String checks =
                facts.verdicts().stream().map(Wording::check).collect(Collectors.joining("\n"));
        return """
                ### In plain words
                %s

                ### Why
                > %s

                Asked by %s (%s).

                ### Checks
                %s

                %s

                [Follow this proposal in Tenantry](%s)
                """
                .formatted(
                        words,
                        markdown(proposal.asked().reason()),
                        markdown(proposal.asked().requester().name()),
                        markdown(proposal.requestedBy()),
                        checks,
                        markdown(facts.approvers()),
                        permalink(proposal.id()));
    }

    private static String check(Verdict verdict) {
        String sign =
                switch (verdict.outcome()) {
                    case PASSED -> "passed";
                    case WARNING -> "**warning**";
                    case REFUSED -> "**refused**";
                    case PENDING -> "waits";
                };
        Optional<String> source = verdict.source().map(s -> " (" + markdown(s) + ")");
        return "- " + sign + ": " + markdown(verdict.sentence()) + source.orElse("");
    }

    /** People's words on one line, so that they cannot add lines that mean something. */
    private static String line(String text) {
        return CONTROL.matcher(text).replaceAll(" ").strip();
    }

    /** People's words as text: no markup, and nobody is called by an at sign. */
    private static String markdown(String text) {
        return SPECIAL.matcher(line(text)).replaceAll("\\\\$1").replace("\\@", "&#64;");
    }
}

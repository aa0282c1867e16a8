package dev.tenantry.proposals;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.tenantry.manifest.TenantId;
import dev.tenantry.policy.change.Ability.Tense;
import dev.tenantry.policy.change.Sentence;
import dev.tenantry.policy.change.Verdict;
import dev.tenantry.web.OutsideLinks;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the API says about proposals. Fields that are not known yet are left out. */
final class ProposalJson {

    private ProposalJson() {}

    /** A proposal in a list. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    @Schema(name = "ProposalSummary")
    record Summary(
            String id,
            String kind,
            Optional<String> tenant,
            String title,
            @Schema(
                            description =
                                    "requested, opened, checked, approved, merged, synced, live,"
                                            + " withdrawn, refused or conflict")
                    String stage,
            @Schema(description = "The stage in words, as pages show it") String status,
            String requestedBy,
            Instant requestedAt,
            @Schema(description = "The pull request's number") Optional<Integer> number,
            Optional<String> url) {

        static Summary of(Proposal proposal) {
            return new Summary(
                    proposal.id().value(),
                    proposal.asked().kind(),
                    proposal.tenant().map(TenantId::value),
                    proposal.title(),
                    proposal.stage().slug(),
                    ProposalStatus.of(proposal).word(),
                    proposal.requestedBy(),
                    proposal.reached(Stage.REQUESTED).orElseThrow(),
                    proposal.number(),
                    proposal.forge().url().flatMap(OutsideLinks::of));
        }
    }

    /** Everything about one proposal. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    @Schema(name = "Proposal")
    record Whole(
            @JsonUnwrapped Summary proposal,
            @JsonRawValue @Schema(type = SchemaType.OBJECT) String intent,
            String reason,
            @Schema(description = "When it came to each stage") Map<String, Instant> reached,
            @Schema(description = "Why it waits, until when") Optional<Waiting> waiting,
            @Schema(description = "Why it is over without being merged")
                    Optional<String> endedBecause,
            String branch,
            @Schema(description = "The commit to name when approving or merging")
                    Optional<String> head,
            @Schema(
                            description =
                                    "The head is not what the console made; sentences, verdicts and"
                                            + " files are of the head, or empty when it could not"
                                            + " be read")
                    boolean changedByHand,
            @Schema(
                            description =
                                    "Where it left main, of a head that was changed by hand: to be"
                                            + " named with the head")
                    Optional<String> fork,
            Optional<String> mergeCommit,
            @Schema(description = "What it means, in the tense of what is so now")
                    List<Sentence> sentences,
            List<Verdict> verdicts,
            String approvers,
            List<Facts.Edit> files) {

        static Whole of(Proposal proposal, Tense tense, Instant now) {
            OfHead head = OfHead.of(proposal);
            Facts facts = head.facts().orElse(Facts.UNREAD);
            return new Whole(
                    Summary.of(proposal),
                    proposal.asked().intent(),
                    proposal.asked().reason(),
                    times(proposal),
                    proposal.waitsBecause().map(b -> new Waiting(b, proposal.waitsUntil())),
                    proposal.endedBecause(),
                    proposal.forge().branch(),
                    proposal.forge().head(),
                    head.byHand(),
                    head.fork(),
                    proposal.forge().mergeCommit(),
                    facts.told(tense, now),
                    facts.verdicts(),
                    facts.approvers(),
                    facts.edits());
        }

        private static Map<String, Instant> times(Proposal proposal) {
            Map<String, Instant> times = new LinkedHashMap<>();
            for (Stage stage : Stage.values()) {
                proposal.reached(stage)
                        .filter(at -> stage.isOnTheWay() || stage == proposal.stage())
                        .ifPresent(at -> times.put(stage.slug(), at));
            }
            return times;
        }
    }

    /** Why a proposal waits. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Waiting(String because, Optional<Instant> until) {}

    /** What would happen if the intent were submitted now. */
    @Schema(name = "ProposalPreview")
    record PreviewJson(
            String id,
            String title,
            String base,
            boolean maySubmit,
            List<Sentence> sentences,
            List<Verdict> verdicts,
            String approvers,
            List<Facts.Edit> files) {

        static PreviewJson of(Preview preview) {
            Facts facts = Facts.of(preview);
            return new PreviewJson(
                    preview.id().value(),
                    preview.title(),
                    facts.base(),
                    preview.maySubmit(),
                    facts.sentences().stream().map(Sentence::asked).toList(),
                    facts.verdicts(),
                    facts.approvers(),
                    facts.edits());
        }
    }
}

package dev.tenantry.proposals;

import dev.tenantry.proposals.Milestone.State;
import dev.tenantry.proposals.PullRequests.CheckRun;
import dev.tenantry.proposals.PullRequests.Review;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The way of a proposal as people read it: every stage with the time that it took and what it waits
 * for. Pure.
 *
 * @param delivery what Argo CD and Config Connector say about it, once it is merged
 */
record Passport(Proposal proposal, Optional<String> delivery, Instant now) {

    private static final List<Stage> WAY =
            List.of(
                    Stage.REQUESTED,
                    Stage.OPENED,
                    Stage.CHECKED,
                    Stage.APPROVED,
                    Stage.MERGED,
                    Stage.SYNCED,
                    Stage.LIVE);

    private static final int MOST_SAID = 3;

    List<Milestone> milestones() {
        List<Milestone> lines = new ArrayList<>();
        Optional<Instant> before = Optional.empty();
        boolean hereFound = false;
        for (Stage stage : WAY) {
            Optional<Instant> at = proposal.reached(stage);
            if (at.isPresent()) {
                lines.add(passed(stage, at.get(), before));
                before = at;
            } else if (isOvertaken(stage)) {
                lines.add(unseen(stage));
            } else if (!hereFound) {
                hereFound = true;
                lines.add(here(stage, before));
            } else {
                lines.add(line(stage, State.AHEAD, Optional.empty(), Optional.empty(), List.of()));
            }
        }
        return lines;
    }

    private static Milestone unseen(Stage stage) {
        return line(
                stage,
                State.UNSEEN,
                Optional.empty(),
                Optional.empty(),
                List.of("not seen here before it was merged on GitHub"));
    }

    /** Merged on GitHub before we saw it come here. */
    private boolean isOvertaken(Stage stage) {
        return WAY.stream()
                .filter(later -> later.compareTo(stage) > 0)
                .anyMatch(later -> proposal.reached(later).isPresent());
    }

    private Milestone passed(Stage stage, Instant at, Optional<Instant> before) {
        Optional<Duration> took =
                before.map(b -> Duration.between(b, at)).filter(d -> !d.isNegative());
        return line(stage, State.PASSED, Optional.of(at), took, noteOfPassed(stage));
    }

    private Milestone here(Stage stage, Optional<Instant> before) {
        if (isStopped()) {
            return new Milestone(
                    proposal.stage().title(),
                    State.STOPPED,
                    proposal.reached(proposal.stage()),
                    Optional.empty(),
                    proposal.endedBecause().stream().toList());
        }
        Optional<Duration> waiting = before.map(b -> Duration.between(b, now));
        return line(stage, State.HERE, Optional.empty(), waiting, noteOfHere(stage));
    }

    private boolean isStopped() {
        return switch (proposal.stage()) {
            case WITHDRAWN, REFUSED, CONFLICT -> true;
            case REQUESTED, OPENED, CHECKED, APPROVED, MERGED, SYNCED, LIVE -> false;
        };
    }

    private List<String> noteOfPassed(Stage stage) {
        return switch (stage) {
            case REQUESTED -> List.of("by " + proposal.asked().requester().name());
            case OPENED -> proposal.number().map(n -> "pull request #" + n).stream().toList();
            case CHECKED -> List.of(checksPassedNote());
            case APPROVED -> approvals().stream().map(r -> "by " + r.login()).toList();
            case MERGED ->
                    proposal.forge().mergeCommit().map(c -> "as " + shortened(c)).stream().toList();
            case SYNCED -> sentences(proposal.observed().synced());
            case LIVE -> sentences(proposal.observed().live());
            case WITHDRAWN, REFUSED, CONFLICT -> List.of();
        };
    }

    /** What nobody could see comes first; of many the rest is counted. */
    private static List<String> sentences(List<Sighting> sightings) {
        List<String> all =
                sightings.stream()
                        .sorted(Comparator.comparing(Sighting::sight).reversed())
                        .map(Sighting::sentence)
                        .distinct()
                        .toList();
        if (all.size() <= MOST_SAID) {
            return all;
        }
        List<String> some = new ArrayList<>(all.subList(0, MOST_SAID));
        some.add("and %d more.".formatted(all.size() - MOST_SAID));
        return some;
    }

    private List<String> noteOfHere(Stage next) {
        List<String> notes = new ArrayList<>();
        proposal.waitsBecause().ifPresent(notes::add);
        switch (next) {
            case OPENED -> {
                if (notes.isEmpty()) {
                    notes.add("making its branch and its pull request");
                }
            }
            case CHECKED -> notes.add(checksNote());
            case APPROVED -> notes.add(approvalNote());
            case MERGED -> notes.add(mergeNote());
            case SYNCED, LIVE ->
                    delivery.filter(note -> !notes.contains(note)).ifPresent(notes::add);
            case REQUESTED, WITHDRAWN, REFUSED, CONFLICT -> {}
        }
        return notes;
    }

    private String checksNote() {
        List<String> failed =
                checks().stream().filter(Standing::isBad).map(CheckRun::name).toList();
        return failed.isEmpty()
                ? "waiting for the checks on GitHub"
                : "failed: " + String.join(", ", failed);
    }

    private String approvalNote() {
        List<String> unhappy =
                proposal.forge().seen().map(Standing::of).stream()
                        .flatMap(s -> s.changesWanted().stream())
                        .map(Review::login)
                        .toList();
        return unhappy.isEmpty()
                ? proposal.facts().approvers()
                : "changes requested by " + String.join(" and ", unhappy);
    }

    private String mergeNote() {
        if (proposal.forge().isQueued()) {
            return "in GitHub's merge queue";
        }
        return proposal.forge().seen().flatMap(PullRequests.PullRequest::queue).isPresent()
                ? "GitHub took it out of its merge queue; ready to merge again"
                : "ready to merge";
    }

    private List<CheckRun> checks() {
        return proposal.forge().seen().map(PullRequests.PullRequest::checks).orElse(List.of());
    }

    private String checksPassedNote() {
        long passed = checks().stream().filter(Standing::isGood).count();
        return passed == checks().size()
                ? passed + " of " + passed + " on GitHub"
                : "our own check passes once it is approved";
    }

    private List<Review> approvals() {
        return proposal.forge().seen().map(pr -> Standing.of(pr).approvals()).orElse(List.of());
    }

    private static Milestone line(
            Stage stage,
            State state,
            Optional<Instant> at,
            Optional<Duration> took,
            List<String> notes) {
        boolean done = state == State.PASSED || state == State.UNSEEN;
        return new Milestone(done ? stage.title() : stage.step(), state, at, took, notes);
    }

    private static String shortened(String commit) {
        return commit.substring(0, Math.min(7, commit.length()));
    }
}

package dev.tenantry.proposals;

import dev.tenantry.manifest.TenantId;
import dev.tenantry.policy.change.Ability.Tense;
import dev.tenantry.policy.change.Sentence;
import dev.tenantry.policy.change.Verdict;
import dev.tenantry.policy.change.Verdicts;
import dev.tenantry.proposals.ProposalQuery.Show;
import dev.tenantry.proposals.PullRequests.Review;
import dev.tenantry.web.FileDiff;
import dev.tenantry.web.KeyedPage;
import dev.tenantry.web.Sort;
import dev.tenantry.web.SortHead;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateData;
import io.quarkus.qute.TemplateInstance;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The HTML that proposals answer with. */
@TemplateData(target = Sentence.class)
@TemplateData(target = Verdict.class)
final class ProposalPages {

    private ProposalPages() {}

    /**
     * Everything that the page of one proposal shows.
     *
     * @param form where it is asked for anew, filled in
     * @param own does the person who looks have asked for it?
     * @param opened the {@link OfHead#mark} with which it was opened, wherever it stands now
     * @param taken what took away again what it had brought
     */
    record View(
            Proposal proposal,
            Facts facts,
            List<Milestone> milestones,
            List<FileDiff> diffs,
            List<Remark> remarks,
            Rights rights,
            Optional<String> form,
            boolean own,
            String permalink,
            boolean moved,
            String opened,
            Optional<TakenAway.By> taken,
            Instant now) {

        /** What it means, in the tense of where it stands. */
        public List<Sentence> sentences() {
            return facts.told(TakenAway.tense(proposal, taken), now);
        }

        /** When it was over; null while it goes on. */
        public @Nullable Instant endedAt() {
            return proposal.reached(proposal.stage()).orElse(null);
        }

        /** Since when it has been there. */
        public Instant since(Milestone here) {
            return now.minus(here.took().orElse(Duration.ZERO));
        }

        /** Somebody else made what its branch holds. */
        public boolean byHand() {
            return proposal.forge().isByHand();
        }

        /** Is what is shown what the head holds? */
        public boolean shown() {
            return OfHead.of(proposal).facts().isPresent();
        }

        public List<PullRequests.CheckRun> checks() {
            return proposal.forge().seen().map(PullRequests.PullRequest::checks).orElse(List.of());
        }

        /** What the person looks at, and so what they may approve or merge. */
        public String head() {
            return proposal.forge().head().orElse("");
        }

        /** Where it left main, of a head that was made by hand; else nothing. */
        public String fork() {
            return OfHead.of(proposal).fork().orElse("");
        }

        /** Did another head come under the eyes of somebody who has not asked for it? */
        public boolean overtaken() {
            return !opened.equals(OfHead.mark(proposal));
        }

        /** What the checks say, where the pull request stands now. */
        public Verdicts verdicts() {
            return new Verdicts(
                    proposal.forge()
                            .seen()
                            .map(Standing::of)
                            .map(standing -> standing.judged(facts.verdicts()))
                            .orElse(facts.verdicts()));
        }

        public String tallyTone() {
            return verdicts().refusals() > 0 ? "bad" : "ok";
        }

        /** Who wants changes of what it is now, and which. */
        public List<Review> wanted() {
            return proposal.forge().isSentBack() && proposal.stage().isInReview()
                    ? proposal.forge()
                            .seen()
                            .map(seen -> Standing.of(seen).changesWantedOf(head()))
                            .orElse(List.of())
                    : List.of();
        }

        /** The form that asks for something else in its place, filled in; or null. */
        public @Nullable String change() {
            return rights.mayChange()
                    ? form.map(f -> f + "&key=" + proposal.id().keyOfChange()).orElse(null)
                    : null;
        }

        /** The form that asks for the same once more; or null. */
        public @Nullable String again() {
            boolean over = Set.of(Stage.WITHDRAWN, Stage.REFUSED).contains(proposal.stage());
            return over && own ? form.orElse(null) : null;
        }

        /** Is there still anything to decide? */
        public boolean reviewable() {
            return proposal.stage().isOpen();
        }

        /** Why nothing of the review bar can be done here; each reason once. */
        public List<String> reasons() {
            return Stream.of(rights.notApprove(), rights.notMerge())
                    .flatMap(Optional::stream)
                    .distinct()
                    .toList();
        }
    }

    /**
     * The tabs, filters and rows of the list.
     *
     * @param counts how many there are behind the tabs that are counted
     */
    record ListView(
            ProposalQuery query,
            KeyedPage<Proposal> page,
            Map<Show, Long> counts,
            Map<ProposalId, TakenAway.By> gone,
            Instant now) {

        /** How many are behind a tab; null where it does not matter. */
        public @Nullable Long count(Show tab) {
            return counts.get(tab);
        }

        /** What it means, in the tense of what is so now. */
        public String gist(Proposal proposal) {
            Tense tense = TakenAway.tense(proposal, Optional.ofNullable(taken(proposal)));
            return ProposalQuestions.gist(proposal, tense, now);
        }

        /** What took away again what it had brought; or null. */
        public TakenAway.@Nullable By taken(Proposal proposal) {
            return gone.get(proposal.id());
        }

        public Show show() {
            return query.show();
        }

        public Optional<String> tenant() {
            return query.tenant().map(TenantId::value);
        }

        /** The head of a column, by its order. */
        public SortHead head(String order) {
            return query.sort().head(order, other -> href(show(), other, tenant()));
        }

        public List<Show> tabs() {
            return List.of(Show.values());
        }

        public String href(Show other) {
            return href(other, query.sort(), tenant());
        }

        /** This list of all tenants. */
        public String ofAll() {
            return href(show(), query.sort(), Optional.empty());
        }

        private static String href(Show show, Sort<ProposalOrder> sort, Optional<String> tenant) {
            return "/proposals?show="
                    + show.slug()
                    + tenant.map(t -> "&tenant=" + t).orElse("")
                    + sort.asked().map(word -> "&sort=" + word).orElse("");
        }

        public String csv() {
            return href(show()).replaceFirst("\\?", ".csv?");
        }

        /** The next page, or null. */
        public @Nullable String next() {
            return page.next().map(c -> href(show()) + "&cursor=" + c).orElse(null);
        }

        /**
         * When the forge was looked at: of open proposals the one that was looked at longest ago
         * counts, of others the latest; empty when none was yet.
         */
        public Optional<Instant> asOf() {
            List<Proposal> open = page.items().stream().filter(p -> p.stage().isOpen()).toList();
            Stream<Instant> looks =
                    (open.isEmpty() ? page.items() : open)
                            .stream().flatMap(p -> p.forge().seenAt().stream());
            return open.isEmpty()
                    ? looks.max(Comparator.naturalOrder())
                    : looks.min(Comparator.naturalOrder());
        }

        public @Nullable String start() {
            return query.after().isEmpty() ? null : href(show());
        }
    }

    @CheckedTemplate(basePath = "proposals")
    static final class Templates {
        static native TemplateInstance index(ListView list);

        static native TemplateInstance proposal(View view);

        private Templates() {}
    }
}

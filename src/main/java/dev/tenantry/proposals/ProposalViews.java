package dev.tenantry.proposals;

import dev.tenantry.identity.Actor;
import dev.tenantry.identity.CurrentActor;
import dev.tenantry.manifest.TenantId;
import dev.tenantry.proposals.ProposalQuery.Show;
import dev.tenantry.proposals.ProposalQuery.Where;
import dev.tenantry.web.KeyedPage;
import dev.tenantry.web.Problem;
import dev.tenantry.web.TenantHeads;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads proposals as the person who asks may see them, for pages and the API alike. */
@ApplicationScoped
class ProposalViews {

    private static final int ROWS = 50;

    private static final List<Show> COUNTED = List.of(Show.WAITING, Show.OPEN, Show.MINE);

    private final Proposals proposals;
    private final TenantHeads tenants;
    private final Delivery delivery;
    private final Diffs diffs;
    private final Wording wording;
    private final Intents intents;
    private final TakenAway takenAway;
    private final CurrentActor actor;
    private final Clock clock;
    private final TouchedTenants layouts;

    ProposalViews(
            Proposals proposals,
            TenantHeads tenants,
            Delivery delivery,
            Diffs diffs,
            Wording wording,
            Intents intents,
            TakenAway takenAway,
            CurrentActor actor,
            Clock clock,
            TouchedTenants layouts) {
        this.layouts = layouts;
        this.proposals = proposals;
        this.tenants = tenants;
        this.delivery = delivery;
        this.diffs = diffs;
        this.wording = wording;
        this.intents = intents;
        this.takenAway = takenAway;
        this.actor = actor;
        this.clock = clock;
    }

    /** The proposal, if there is one that the person may know of; answers 404 otherwise. */
    Proposal one(String id) {
        return find(id).orElseThrow(Problem::notFound);
    }

    Optional<Proposal> find(String id) {
        return Optional.of(id)
                .filter(ProposalId::isValid)
                .flatMap(valid -> proposals.find(new ProposalId(valid)))
                .filter(this::maySee);
    }

    KeyedPage<Proposal> list(ProposalQuery query, int limit) {
        return reader().list(query, limit);
    }

    /** Reads as the person who asks now, also after the request is over. */
    Reader reader() {
        return new Reader(actor.get(), List.copyOf(tenants.hidden()));
    }

    ProposalPages.ListView list(ProposalQuery query) {
        Reader reader = reader();
        KeyedPage<Proposal> page = reader.list(query, ROWS);
        return new ProposalPages.ListView(
                query, page, reader.counts(query), takenAway.of(page.items()), clock.instant());
    }

    Instant now() {
        return clock.instant();
    }

    /** Lists what one person may see. */
    record Reader(Actor who, List<String> hidden) {

        KeyedPage<Proposal> list(ProposalQuery query, int limit) {
            Where where = query.where(who, hidden);
            String[] columns = {"milestones.requestedAt", "id"};
            Sort sort = query.sort().down() ? Sort.descending(columns) : Sort.ascending(columns);
            List<Proposal> rows =
                    QuarkusTransaction.joiningExisting()
                            .call(
                                    () ->
                                            Proposal.<Proposal>find(
                                                            where.text(), sort, where.arguments())
                                                    .range(0, limit)
                                                    .list());
            return KeyedPage.of(rows, limit, p -> ProposalQuery.Key.of(p).cursor(query.sort()));
        }

        /** How many are behind each tab that is counted: all that this person finds there. */
        Map<Show, Long> counts(ProposalQuery query) {
            Map<Show, Long> counts = new EnumMap<>(Show.class);
            for (Show show : COUNTED) {
                Where where = query.showing(show).where(who, hidden);
                long count =
                        QuarkusTransaction.joiningExisting()
                                .call(() -> Proposal.count(where.text(), where.arguments()));
                counts.put(show, count);
            }
            return counts;
        }
    }

    /** What took away again what it had brought. */
    Optional<TakenAway.By> taken(Proposal proposal) {
        return takenAway.of(proposal);
    }

    /** Whoever may not know a tenant sees none of its files, to whatever branch they came. */
    private boolean maySee(Proposal proposal) {
        Set<String> hidden = tenants.hidden();
        return hidden.isEmpty()
                || Stream.concat(proposal.tenant().stream(), touched(proposal))
                        .map(TenantId::value)
                        .noneMatch(hidden::contains);
    }

    private Stream<TenantId> touched(Proposal proposal) {
        return OfHead.of(proposal).facts().stream()
                .flatMap(facts -> layouts.tenants(facts.edits()));
    }

    /**
     * The page, with the diff, the sentences and the checks of the head that its buttons name.
     *
     * @param opened the mark with which the page was opened that is brought up to date
     */
    ProposalPages.View view(Proposal proposal, boolean moved, Optional<String> opened) {
        Facts facts = OfHead.of(proposal).facts().orElseGet(proposal::facts);
        Passport passport = new Passport(proposal, delivery.note(proposal), clock.instant());
        return new ProposalPages.View(
                proposal,
                facts,
                passport.milestones(),
                diffs.of(facts.edits()),
                proposal.forge().seen().map(Remark::of).orElse(List.of()),
                Rights.of(proposal, actor.get()),
                form(proposal),
                proposal.requestedBy().equals(actor.get().email()),
                wording.permalink(proposal.id()),
                moved,
                opened.filter(ProposalViews::isMark).orElseGet(() -> OfHead.mark(proposal)),
                takenAway.of(proposal),
                clock.instant());
    }

    /** Where it is asked for anew; empty when nobody reads any more what it says. */
    private Optional<String> form(Proposal proposal) {
        try {
            return Optional.of(intents.form(intents.read(proposal.asked().intent())));
        } catch (IntentRefused e) {
            return Optional.empty();
        }
    }

    /** What was opened before there was a head showed none. */
    private static boolean isMark(String text) {
        return text.matches("[0-9a-f]{40,64}(?:-[0-9a-f]{40,64})?");
    }

    List<Milestone> milestones(Proposal proposal) {
        return new Passport(proposal, delivery.note(proposal), clock.instant()).milestones();
    }
}

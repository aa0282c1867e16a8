package dev.tenantry.grants;

import dev.tenantry.grants.GrantFilter.Which;
import dev.tenantry.identity.Actor;
import dev.tenantry.identity.CurrentActor;
import dev.tenantry.indexing.Freshness;
import dev.tenantry.indexing.Source;
import dev.tenantry.manifest.TenantId;
import dev.tenantry.proposals.ProposalsTouching;
import dev.tenantry.proposals.TakenAway;
import dev.tenantry.web.KeyedPage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.NotFoundException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the pages of access show, as the person who asks may see it. */
@ApplicationScoped
class GrantViews {

    static final int ROWS = 50;

    private static final List<Which> COUNTED = List.of(Which.MINE, Which.EXPIRING, Which.EXPIRED);

    private final GrantList grants;
    private final EndedGrants ended;
    private final ProposalsTouching proposals;
    private final TakenAway takenAway;
    private final AtGoogle atGoogle;
    private final Freshness freshness;
    private final CurrentActor actor;

    GrantViews(
            GrantList grants,
            EndedGrants ended,
            ProposalsTouching proposals,
            TakenAway takenAway,
            AtGoogle atGoogle,
            Freshness freshness,
            CurrentActor actor) {
        this.grants = grants;
        this.ended = ended;
        this.proposals = proposals;
        this.takenAway = takenAway;
        this.atGoogle = atGoogle;
        this.freshness = freshness;
        this.actor = actor;
    }

    /** A page of a list; {@code base} is its address. */
    GrantPages.ListView list(GrantFilter filter, Optional<String> cursor, String base) {
        Actor who = actor.get();
        KeyedPage<Grant> page = grants.page(filter, who, cursor, ROWS);
        return new GrantPages.ListView(
                filter,
                page,
                cursor.isEmpty(),
                counts(filter, who),
                proposals.open(page.items().stream().map(Grant::path).toList()),
                base,
                who,
                freshness.of(Source.GIT));
    }

    /** What wants a human is counted; the rest is as long as it is. */
    private Map<Which, String> counts(GrantFilter filter, Actor who) {
        Map<Which, String> counts = new EnumMap<>(Which.class);
        for (Which which : COUNTED) {
            int count = grants.count(filter.showing(which), who);
            counts.put(which, count == GrantList.MOST_COUNTED ? count + "+" : "" + count);
        }
        return counts;
    }

    /** One grant with all that was asked about it, also when it has ended. */
    GrantView one(String tenant, String name) {
        Actor who = actor.get();
        TenantId id = TenantId.of(tenant).orElseThrow(NotFoundException::new);
        Grant grant =
                grants.find(id, name, who)
                        .or(() -> ended.find(id, name, who))
                        .orElseThrow(NotFoundException::new);
        boolean gone = grant.state() == Grant.State.ENDED;
        return new GrantView(
                grant,
                proposals.all(id, List.of(grant.path())),
                gone ? takenAway.of(grant.path()) : Optional.empty(),
                grant.isEnded() ? atGoogle.seen(grant) : Optional.empty(),
                who,
                freshness.of(Source.GIT));
    }
}

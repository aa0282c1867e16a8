package dev.tenantry.proposals;

import dev.tenantry.identity.Actor;
import dev.tenantry.identity.ConsoleRole;
import dev.tenantry.manifest.TenantId;
import dev.tenantry.web.Cursor;
import dev.tenantry.web.Sort;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Which proposals somebody wants to see, and in which order.
 *
 * @param after the key that the page before ended with
 */
record ProposalQuery(
        Show show, Optional<TenantId> tenant, Sort<ProposalOrder> sort, Optional<Key> after) {

    /**
     * Reads what an address asks for; what makes no sense there is left out.
     *
     * @throws dev.tenantry.web.Problem with status 400 when the cursor is none of this order
     */
    static ProposalQuery of(
            Show show, Optional<String> tenant, Optional<String> sort, Optional<String> cursor) {
        Sort<ProposalOrder> order = Sort.of(sort, ProposalOrder.class);
        return new ProposalQuery(
                show,
                tenant.flatMap(TenantId::of),
                order,
                cursor.map(text -> Key.read(order, text)));
    }

    /** The same list behind the page that ended with this cursor. */
    ProposalQuery after(String cursor) {
        return new ProposalQuery(show, tenant, sort, Optional.of(Key.read(sort, cursor)));
    }

    /** The same behind another tab, from its beginning. */
    ProposalQuery showing(Show other) {
        return new ProposalQuery(other, tenant, sort, Optional.empty());
    }

    /** The tabs of the list. */
    enum Show {
        /** What waits for the person who looks: their review, or their merge. */
        WAITING("Needs you"),
        OPEN("Open"),
        MINE("Mine"),
        ALL("All");

        private final String title;

        Show(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }

        public String slug() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Show of(Optional<String> slug, Show otherwise) {
            return slug.flatMap(
                            s ->
                                    List.of(values()).stream()
                                            .filter(v -> v.slug().equals(s))
                                            .findFirst())
                    .orElse(otherwise);
        }
    }

    /** The place of a proposal in the list. */
    record Key(Instant requestedAt, String id) {

        static Key of(Proposal proposal) {
            return new Key(proposal.reached(Stage.REQUESTED).orElseThrow(), proposal.id().value());
        }

        /**
         * Reads a cursor.
         *
         * @throws dev.tenantry.web.Problem with status 400 when it is none of this order
         */
        static Key read(Sort<ProposalOrder> sort, String cursor) {
            List<String> key = sort.key(cursor, 2);
            try {
                return new Key(Instant.parse(key.getFirst()), key.getLast());
            } catch (DateTimeException e) {
                throw Cursor.notOurs();
            }
        }

        String cursor(Sort<ProposalOrder> sort) {
            return sort.cursor(requestedAt.toString(), id);
        }
    }

    /** A condition in Hibernate's language and its arguments, numbered from 1. */
    static final class Where {
        private final List<String> conditions = new ArrayList<>();
        private final List<Object> arguments = new ArrayList<>();

        /** Adds a condition with a {@code ?} for each argument. */
        void and(String condition, Object... values) {
            String numbered = condition;
            for (Object value : values) {
                arguments.add(value);
                numbered = numbered.replaceFirst("\\?(?![0-9])", "?" + arguments.size());
            }
            conditions.add("(" + numbered + ")");
        }

        String text() {
            return conditions.isEmpty() ? "1 = 1" : String.join(" and ", conditions);
        }

        Object[] arguments() {
            return arguments.toArray();
        }
    }

    /**
     * What to ask the database.
     *
     * @param hidden tenants that {@code actor} may not know of
     */
    Where where(Actor actor, List<String> hidden) {
        Where where = new Where();
        switch (show) {
            case WAITING -> waiting(where, actor);
            case OPEN -> where.and("stage in ?", open());
            case MINE -> where.and("asked.requestedBy = ?", actor.email());
            case ALL -> {}
        }
        tenant.ifPresent(t -> where.and("asked.tenant = ?", t.value()));
        after.ifPresent(
                key ->
                        where.and(
                                "milestones.requestedAt%s? or (milestones.requestedAt = ? and id%s?)"
                                        .formatted(sort.beyond(), sort.beyond()),
                                key.requestedAt(),
                                key.requestedAt(),
                                key.id()));
        if (!hidden.isEmpty()) {
            where.and("asked.tenant is null or asked.tenant not in ?", hidden);
        }
        return where;
    }

    private static void waiting(Where where, Actor actor) {
        String mine = "asked.requestedBy = ? and (stage in ? or forge.sentBack and stage in ?)";
        List<Stage> open = List.of(Stage.OPENED, Stage.CHECKED, Stage.APPROVED);
        List<Stage> forRequester = List.of(Stage.APPROVED, Stage.CONFLICT);
        if (actor.is(ConsoleRole.REVIEWER)) {
            where.and(
                    "("
                            + mine
                            + ") or (asked.requestedBy <> ? and stage in ? and not forge.sentBack)",
                    actor.email(),
                    forRequester,
                    open,
                    actor.email(),
                    open);
        } else {
            where.and(mine, actor.email(), forRequester, open);
        }
    }

    private static List<Stage> open() {
        return List.of(Stage.values()).stream().filter(Stage::isOpen).toList();
    }
}

package dev.tenantry.proposals;

import dev.tenantry.manifest.TenantId;
import dev.tenantry.proposals.PullRequests.Review;
import dev.tenantry.web.Status;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds proposals by the files that they touch: what is under way with a thing, and what was. */
@ApplicationScoped
public class ProposalsTouching {

    private static final int MOST = 50;

    /** Paths hold no line break: files with one are refused. */
    private static final String TOUCHING =
            "select * from tenantry.proposal where touches && string_to_array(:paths, E'\\n') ";

    private static final String OPEN =
            "and stage in ('REQUESTED', 'OPENED', 'CHECKED', 'APPROVED', 'CONFLICT') order by requested_at";

    private static final String OF_TENANT =
            "and tenant = :tenant order by requested_at desc limit " + MOST;

    /**
     * A proposal, as seen from what it touches.
     *
     * @param number the pull request's; empty before it is opened
     * @param approvedBy GitHub logins
     * @param open not decided yet
     * @param at when it came to where it stands
     */
    public record Entry(
            ProposalId id,
            String title,
            Optional<Integer> number,
            String requestedBy,
            List<String> approvedBy,
            Status status,
            boolean open,
            boolean merged,
            Instant at,
            List<Facts.Edit> edits) {

        static Entry of(Proposal proposal) {
            Stage stage = proposal.stage();
            return new Entry(
                    proposal.id(),
                    proposal.title(),
                    proposal.number(),
                    proposal.requestedBy(),
                    proposal.forge().seen().map(Standing::of).stream()
                            .flatMap(standing -> standing.approvals().stream())
                            .map(Review::login)
                            .toList(),
                    ProposalStatus.of(proposal),
                    stage.isOpen(),
                    proposal.reached(Stage.MERGED).isPresent(),
                    proposal.reached(stage)
                            .or(() -> proposal.reached(Stage.REQUESTED))
                            .orElseThrow(),
                    proposal.facts().edits());
        }

        public String href() {
            return "/proposals/" + id;
        }

        /** {@code #132}; before it has a pull request, a word. */
        public String called() {
            return number.map(n -> "#" + n).orElse("a proposal");
        }
    }

    /** Those that are not decided yet, by each file; the first that was asked for. */
    public Map<String, Entry> open(Collection<String> paths) {
        Map<String, Entry> open = new HashMap<>();
        if (!paths.isEmpty()) {
            for (Entry entry : found(OPEN, paths, Optional.empty())) {
                entry.edits().forEach(edit -> open.putIfAbsent(edit.path(), entry));
            }
        }
        return open;
    }

    /** All of a tenant's that touch a file, the newest first; at most 50. */
    public List<Entry> all(TenantId tenant, Collection<String> paths) {
        return found(OF_TENANT, paths, Optional.of(tenant));
    }

    /** Looked at after the transaction, as everywhere: what is read then is written by nobody. */
    private static List<Entry> found(
            String rest, Collection<String> paths, Optional<TenantId> tenant) {
        return QuarkusTransaction.joiningExisting()
                .call(() -> proposals(rest, paths, tenant))
                .stream()
                .map(Proposal.class::cast)
                .map(Entry::of)
                .toList();
    }

    private static List<?> proposals(
            String rest, Collection<String> paths, Optional<TenantId> tenant) {
        var query =
                Proposal.getEntityManager()
                        .createNativeQuery(TOUCHING + rest, Proposal.class)
                        .setParameter("paths", String.join("\n", paths));
        tenant.ifPresent(id -> query.setParameter("tenant", id.value()));
        return query.getResultList();
    }
}

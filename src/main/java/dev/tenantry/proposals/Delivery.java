package dev.tenantry.proposals;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How far merged proposals have come: applied by Argo CD, made so by Config Connector, and really
 * in Google's allow policy. Asks for all of them at once.
 */
@ApplicationScoped
class Delivery {

    private static final List<Sighting> UNREAD =
            List.of(
                    Sighting.unknown(
                            "What was merged could not be read, so nobody sees here whether it is"
                                    + " live."));

    private static final Delivered NOBODY_KNOWS = new Delivered(UNREAD, UNREAD);

    private final DeliveryRows rows;
    private final LiveRows live;

    Delivery(DeliveryRows rows, LiveRows live) {
        this.rows = rows;
        this.live = live;
    }

    /**
     * How far one has come.
     *
     * @param applied what Argo CD says of each thing that it touched
     * @param live what whoever makes it real says of each
     */
    record Delivered(List<Sighting> applied, List<Sighting> live) {

        /** What keeps it from being synced. */
        Optional<String> notSynced() {
            return Sighting.obstacle(applied);
        }

        /** What keeps it from being live. */
        Optional<String> notLive() {
            return Sighting.obstacle(live);
        }

        /** What keeps a proposal of that stage from going on. */
        Optional<String> missing(Stage stage) {
            return switch (stage) {
                case MERGED -> notSynced();
                case SYNCED -> notLive();
                case REQUESTED, OPENED, CHECKED, APPROVED, LIVE, WITHDRAWN, REFUSED, CONFLICT ->
                        Optional.empty();
            };
        }
    }

    /** What is still missing, in words; empty before the merge and after it is live. */
    Optional<String> note(Proposal proposal) {
        return proposal.stage() == Stage.MERGED || proposal.stage() == Stage.SYNCED
                ? Optional.ofNullable(look(List.of(proposal)).get(proposal.id()))
                        .flatMap(delivered -> delivered.missing(proposal.stage()))
                : Optional.empty();
    }

    /** How far each of them has come; all are merged. */
    Map<ProposalId, Delivered> look(List<Proposal> proposals) {
        Map<ProposalId, List<Touched>> each = new LinkedHashMap<>();
        proposals.forEach(proposal -> each.put(proposal.id(), Touched.by(proposal)));
        List<Touched> all = each.values().stream().flatMap(List::stream).toList();
        List<Sighting> applied = new ArrayList<>();
        List<Touched> connectors = new ArrayList<>();
        List<String> namespaces = new ArrayList<>();
        List<DeliveryRows.Applied> found = rows.applied(all);
        for (int i = 0; i < all.size(); i++) {
            applied.add(found.get(i).sighting());
            if (all.get(i).isConnector()) {
                connectors.add(all.get(i));
                namespaces.add(found.get(i).namespace());
            }
        }
        Map<ProposalId, Delivered> delivered =
                sorted(each, applied, live.live(connectors, namespaces));
        proposals.stream()
                .filter(proposal -> OfHead.of(proposal).facts().isEmpty())
                .forEach(proposal -> delivered.put(proposal.id(), NOBODY_KNOWS));
        return delivered;
    }

    /** What Argo CD applies is as it says; what Config Connector makes real, as that says. */
    private static Map<ProposalId, Delivered> sorted(
            Map<ProposalId, List<Touched>> each, List<Sighting> applied, List<Sighting> live) {
        Map<ProposalId, Delivered> delivered = new LinkedHashMap<>();
        var nextApplied = applied.iterator();
        var nextLive = live.iterator();
        each.forEach(
                (id, touched) -> {
                    List<Sighting> itsApplied = new ArrayList<>();
                    List<Sighting> itsLive = new ArrayList<>();
                    for (Touched one : touched) {
                        itsApplied.add(nextApplied.next());
                        itsLive.add(one.isConnector() ? nextLive.next() : itsApplied.getLast());
                    }
                    delivered.put(id, new Delivered(itsApplied, itsLive));
                });
        return delivered;
    }
}

package dev.tenantry.proposals;

import java.util.List;

/**
 * What was seen, and what nobody could see, when a proposal became synced and when it became live;
 * kept with it, because what is live changes.
 */
public record Observed(List<Sighting> synced, List<Sighting> live) {

    /** Of a change of a thousand files not every sentence is kept. */
    private static final int MOST = 100;

    static final Observed NOTHING = new Observed(List.of(), List.of());

    public Observed {
        synced = List.copyOf(synced.subList(0, Math.min(MOST, synced.size())));
        live = List.copyOf(live.subList(0, Math.min(MOST, live.size())));
    }

    Observed synced(List<Sighting> sightings) {
        return new Observed(sightings, live);
    }

    Observed live(List<Sighting> sightings) {
        return new Observed(synced, sightings);
    }
}

package dev.tenantry.costs;

import dev.tenantry.web.StackedChart;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which colour a name has in charts: one that follows from the name, so that it is the same in
 * every range and on every day. Where two names would have the same, the one that cost more in the
 * last year keeps it.
 */
final class ChartColours {

    /** All but the grey. */
    private static final List<Integer> PALETTE = List.of(1, 2, 3, 4, 6, 7, 8, 9, 10, 11, 12, 13);

    private final Map<String, Integer> colours = new HashMap<>();

    /**
     * @param names all that there are, those that cost the most in the last year first
     */
    ChartColours(List<String> names) {
        Set<Integer> taken = new HashSet<>();
        for (String name : names) {
            if (!name.startsWith("!")) {
                int place = place(name);
                for (int i = 0; i < PALETTE.size() && taken.size() < PALETTE.size(); i++) {
                    if (taken.add(PALETTE.get(place))) {
                        break;
                    }
                    place = (place + 1) % PALETTE.size();
                }
                colours.put(name, PALETTE.get(place));
            }
        }
    }

    private static int place(String name) {
        int hash = name.hashCode();
        return Math.floorMod(hash ^ (hash >>> 15), PALETTE.size());
    }

    /** What is nobody's is hatched. */
    int of(String key) {
        if (key.startsWith("!")) {
            return key.equals(CostChart.OTHER) ? StackedChart.GREY : StackedChart.HATCHED;
        }
        return colours.getOrDefault(key, PALETTE.get(place(key)));
    }
}

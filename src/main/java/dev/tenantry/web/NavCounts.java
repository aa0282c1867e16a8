package dev.tenantry.web;

import io.quarkus.arc.All;
import io.quarkus.runtime.BlockingOperationControl;
import jakarta.enterprise.context.RequestScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How many things wait behind the entries of the navigation, read once a page. */
@RequestScoped
public class NavCounts {

    private final Sql sql;
    private final List<NavCount> all;
    private final Visibility visibility;
    private @Nullable Map<String, Long> counts;

    NavCounts(Sql sql, @All List<NavCount> all, Visibility visibility) {
        this.sql = sql;
        this.all = all;
        this.visibility = visibility;
    }

    /** Zero where nothing is counted, and where the database may not be waited for. */
    public long of(NavItem item) {
        if (counts == null) {
            counts = BlockingOperationControl.isBlockingAllowed() ? read() : Map.of();
        }
        return counts.getOrDefault(item.href(), 0L);
    }

    private Map<String, Long> read() {
        Viewer viewer = visibility.viewer();
        String columns =
                all.stream()
                        .map(count -> "(" + count.query() + ")")
                        .collect(Collectors.joining(", ", "select ", ""));
        List<@Nullable Object> values = new ArrayList<>();
        all.forEach(count -> values.addAll(count.values().apply(viewer)));
        Map<String, Long> numbers = new HashMap<>();
        sql.list(
                columns,
                row -> {
                    for (int i = 0; i < all.size(); i++) {
                        numbers.put(all.get(i).href(), row.getLong(i + 1));
                    }
                    return numbers;
                },
                values.toArray());
        return numbers;
    }
}

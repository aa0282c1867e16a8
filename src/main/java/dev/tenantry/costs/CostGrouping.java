package dev.tenantry.costs;

import java.util.List;
import java.util.Optional;

/** What charges are put together by. Every charge is in exactly one group of each grouping. */
enum CostGrouping {
    TENANT("tenant", "Tenant"),
    SERVICE("service", "Service"),
    POOL("pool", "Node pool");

    private final String slug;
    private final String title;

    CostGrouping(String slug, String title) {
        this.slug = slug;
        this.title = title;
    }

    /** The grouping of that name in a URL; by tenant on the whole bill, by service within one. */
    static CostGrouping of(Optional<String> slug, CostScope scope) {
        for (CostGrouping grouping : offered(scope)) {
            if (slug.filter(grouping.slug::equals).isPresent()) {
                return grouping;
            }
        }
        return offered(scope).getFirst();
    }

    static List<CostGrouping> offered(CostScope scope) {
        return scope.tenant().isPresent() ? List.of(SERVICE, POOL) : List.of(values());
    }

    public String slug() {
        return slug;
    }

    public String title() {
        return title;
    }

    /**
     * The key of a charge's group, as an expression over {@code read_model.cost}. Keys that begin
     * with an exclamation mark are ours; the others are names. Has one parameter for {@link
     * #TENANT}: the tenants that are not to be known, whose charges are among the shared ones, so
     * that the bill still adds up and no line of it says that there is somebody.
     */
    String sql() {
        return switch (this) {
            case TENANT ->
                    "case when place <> 'tenant' then '!' || place"
                            + " when tenant = any(?) then '!platform' else tenant end";
            case SERVICE -> "case when category = 'TAX' then '!tax' else service end";
            case POOL -> "coalesce(node_pool, '!none')";
        };
    }

    /** What people read for a key. */
    String name(String key) {
        return switch (key) {
            case "!platform" -> "Platform, shared";
            case "!idle" -> "Idle nodes";
            case "!overhead" -> "System overhead on nodes";
            case "!unsplit" -> "Not allocated yet";
            case "!tax" -> "Tax";
            case "!unattributed" -> "Unattributed";
            case "!none" -> "Not on a node pool";
            case "!nobodys" -> "Tax, shared and idle";
            case "!rest" -> "Other tenants, tax and shared";
            default -> key;
        };
    }

    /** Why a group is there, for those that do not explain themselves. */
    Optional<String> explained(String key) {
        return switch (key) {
            case "!platform" ->
                    Optional.of("the platform's own project, and what is not shown apart");
            case "!idle" -> Optional.of("paid for, not requested");
            case "!overhead" -> Optional.of("what each node needs for itself");
            case "!unsplit" -> Optional.of("Google splits node costs two days later");
            case "!unattributed" -> Optional.of("no project, or one that the estate does not know");
            default -> Optional.empty();
        };
    }
}

package dev.tenantry.policy.change;

import dev.tenantry.estate.TenantFacts;
import dev.tenantry.estate.TenantFacts.Store;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The facts of a tenant that a change touches: where they differ before and after, the one that
 * allows less. Otherwise a label lowered beside a grant would let the grant through.
 */
final class StricterFacts {

    /** No role has this name: nothing is allowed by both. */
    private static final Set<String> NO_ROLE = Set.of("");

    private StricterFacts() {}

    static TenantFacts of(TenantFacts before, TenantFacts after) {
        return new TenantFacts(
                after.tenant(),
                after.project(),
                after.projects(),
                after.platformProject(),
                before.env(),
                before.owner(),
                before.visibleTo(),
                roles(before.allowedRoles(), after.allowedRoles()),
                stores(before.stores(), after.stores()),
                after.grants());
    }

    /** Without any, every role is allowed. */
    private static Set<String> roles(Set<String> before, Set<String> after) {
        if (before.isEmpty() || after.isEmpty()) {
            return before.isEmpty() ? after : before;
        }
        Set<String> both = new HashSet<>(before);
        both.retainAll(after);
        return both.isEmpty() ? NO_ROLE : both;
    }

    private static List<Store> stores(List<Store> before, List<Store> after) {
        Stream<Store> gone =
                before.stream().filter(old -> after.stream().noneMatch(now -> isSame(old, now)));
        return Stream.concat(after.stream().map(now -> stricter(now, before)), gone).toList();
    }

    private static Store stricter(Store now, List<Store> before) {
        return before.stream()
                .filter(old -> isSame(old, now))
                .filter(old -> old.isStricterThan(now))
                .findFirst()
                .map(old -> new Store(now.resource(), old.dataClass(), now.takesConditions()))
                .orElse(now);
    }

    private static boolean isSame(Store one, Store other) {
        return one.resource().kind() == other.resource().kind()
                && one.resource().name().equals(other.resource().name());
    }
}

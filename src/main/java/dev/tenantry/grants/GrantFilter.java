package dev.tenantry.grants;

import dev.tenantry.web.Sort;
import java.util.Locale;
import java.util.Optional;

/**
 * Which grants a list shows, in which order; all of it stands in the URL.
 *
 * @param principal the beginning of an address, or a whole principal in IAM's spelling
 * @param role the full name or the short one
 * @param ends shows grants that end within so many days from now
 */
public record GrantFilter(
        Optional<String> principal,
        Optional<String> role,
        Optional<String> tenant,
        Optional<Integer> ends,
        Which state,
        Sort<GrantOrder> sort) {

    /** The parts of all grants that people look at. */
    public enum Which {
        MINE("Mine"),
        CURRENT("In force"),
        EXPIRING("Expiring"),
        PERMANENT("Without end"),
        EXPIRED("Expired"),
        ALL("All");

        private final String title;

        Which(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }

        /** The word of URLs. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** What makes no sense shows what is in force. */
        static Which of(String word) {
            for (Which which : values()) {
                if (which.word().equals(word)) {
                    return which;
                }
            }
            return CURRENT;
        }
    }

    static GrantFilter of(
            Optional<String> principal,
            Optional<String> role,
            Optional<String> tenant,
            Optional<String> expires,
            Optional<String> state,
            Optional<String> sort) {
        return new GrantFilter(
                filled(principal),
                filled(role).map(r -> r.contains("/") ? r : "roles/" + r),
                filled(tenant),
                filled(expires).flatMap(GrantFilter::days),
                Which.of(state.orElse("")),
                Sort.of(sort, GrantOrder.class));
    }

    /** The same for one tenant. */
    GrantFilter in(String name) {
        return new GrantFilter(principal, role, Optional.of(name), ends, state, sort);
    }

    GrantFilter showing(Which which) {
        return new GrantFilter(principal, role, tenant, ends, which, sort);
    }

    GrantFilter sorted(Sort<GrantOrder> other) {
        return new GrantFilter(principal, role, tenant, ends, state, other);
    }

    /** Is anything but the state chosen? */
    public boolean isOn() {
        return tenant.isPresent() || isOnBesideTenant();
    }

    /** Is anything chosen but the state and the tenant? */
    public boolean isOnBesideTenant() {
        return principal.isPresent() || role.isPresent() || ends.isPresent();
    }

    private static Optional<String> filled(Optional<String> text) {
        return text.map(String::strip).filter(t -> !t.isEmpty());
    }

    /** {@code 7} or {@code 7d}. */
    private static Optional<Integer> days(String text) {
        String number = text.endsWith("d") ? text.substring(0, text.length() - 1) : text;
        boolean digits = !number.isEmpty() && number.length() < 5;
        return digits && number.chars().allMatch(Character::isDigit)
                ? Optional.of(Integer.parseInt(number))
                : Optional.empty();
    }
}

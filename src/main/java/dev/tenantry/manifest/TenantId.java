package dev.tenantry.manifest;

import java.util.Optional;

/** The name of a tenant; the layout of the estate says what is called after it. */
public record TenantId(String value) {

    private static final int LONGEST = 61;

    public TenantId {
        if (!isValid(value)) {
            throw new IllegalArgumentException(
                    "A tenant's name is 1 to 61 lower-case letters, digits and hyphens, a letter first.");
        }
    }

    /** Empty when it is no tenant's name. */
    public static Optional<TenantId> of(String value) {
        return isValid(value) ? Optional.of(new TenantId(value)) : Optional.empty();
    }

    /** Every path of the estate is asked this several times: by hand, not by a pattern. */
    public static boolean isValid(String value) {
        int length = value.length();
        if (length == 0 || length > LONGEST || !isLetter(value.charAt(0))) {
            return false;
        }
        for (int i = 1; i < length; i++) {
            char c = value.charAt(i);
            if (!isLetter(c) && !isDigit(c) && c != '-') {
                return false;
            }
        }
        return value.charAt(length - 1) != '-';
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    @Override
    public String toString() {
        return value;
    }
}

package dev.tenantry.manifest;

import java.util.regex.Pattern;

/**
 * The name of a tenant: its folder under {@code tenants/} and, with {@code t-} before it, its
 * namespace.
 */
public record TenantId(String value) {

    private static final Pattern FORM = Pattern.compile("[a-z]([a-z0-9-]{0,59}[a-z0-9])?");

    public TenantId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "A tenant's name is 1 to 61 lower-case letters, digits and hyphens, a letter first.");
        }
    }

    public static boolean isValid(String value) {
        return FORM.matcher(value).matches();
    }

    public String namespace() {
        return "t-" + value;
    }

    @Override
    public String toString() {
        return value;
    }
}

package dev.tenantry.manifest;

import java.util.regex.Pattern;

/**
 * A Google Cloud project id: 6 to 30 of {@code [a-z0-9-]}, a letter first, no trailing hyphen
 * (Resource Manager v3).
 */
public record ProjectId(String value) {

    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]{4,28}[a-z0-9]");

    public ProjectId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "A project id is 6 to 30 lower-case letters, digits and hyphens, a letter first, no hyphen last.");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}

package dev.tenantry.sandbox.google;

import java.util.Set;
import java.util.regex.Pattern;

/** What Google checks before it takes a binding. */
final class PolicyRules {

    private static final Pattern MEMBER =
            Pattern.compile(
                    "allUsers|allAuthenticatedUsers|domain:[^@ ]+"
                            + "|(user|group):[^@ ]+@[^@ ]+"
                            + "|serviceAccount:([^@ ]+@[^@ ]+|[a-z0-9-]+\\.svc\\.id\\.goog\\[[^\\]]+])"
                            + "|principal(Set)?://.+");
    private static final Pattern CUSTOM =
            Pattern.compile("(projects|organizations)/[^/]+/roles/[\\w.]+");
    private static final Set<String> BASIC = Set.of("roles/owner", "roles/editor", "roles/viewer");

    private PolicyRules() {}

    static void check(Allowed allowed) throws GoogleRefused {
        String role = allowed.role();
        if (Roles.named(role).isEmpty() && !CUSTOM.matcher(role).matches()) {
            throw new GoogleRefused("Role " + role + " is not supported for this resource.");
        }
        if (!MEMBER.matcher(allowed.member()).matches()) {
            throw new GoogleRefused("Invalid argument: unknown member type " + allowed.member());
        }
        if (allowed.condition().isEmpty()) {
            return;
        }
        if (BASIC.contains(role)) {
            throw new GoogleRefused("Conditions cannot be set on basic role " + role + ".");
        }
        if (allowed.member().startsWith("all")) {
            throw new GoogleRefused(
                    "Conditions cannot be set for member " + allowed.member() + ".");
        }
        if (allowed.condition().orElseThrow().expression().isBlank()) {
            throw new GoogleRefused("Expression compilation failed: no expression.");
        }
    }
}

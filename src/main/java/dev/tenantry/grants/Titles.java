package dev.tenantry.grants;

import dev.tenantry.estate.Principal;
import dev.tenantry.manifest.TenantId;
import dev.tenantry.proposals.asking.FormFields;
import java.util.Optional;

/** Titles of pull requests: imperative, at most 72 characters, the resource before the role. */
final class Titles {

    static final int LONGEST = 72;

    private Titles() {}

    /** Joins the parts; when it is too long, the middle one goes first, then the end is cut. */
    static String title(String who, String role, String on) {
        String full = who + " " + role + " " + on;
        if (full.length() <= LONGEST) {
            return full;
        }
        return FormFields.title(who + " access " + on);
    }

    /** The name without its domain. */
    static String who(Principal principal) {
        String name = principal.name();
        int at = name.indexOf('@');
        return at > 0 ? name.substring(0, at) : name;
    }

    static String on(GrantTarget target, Optional<TenantId> tenant) {
        String of = tenant.map(TenantId::value).orElse("");
        return target.name().isEmpty() ? of : target.name() + " of " + of;
    }
}

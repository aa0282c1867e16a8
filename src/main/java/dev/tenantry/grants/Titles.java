package dev.tenantry.grants;

import dev.tenantry.estate.DesiredGrant;
import dev.tenantry.estate.Principal;
import dev.tenantry.estate.Resource;
import dev.tenantry.estate.Role;
import dev.tenantry.manifest.Estate;
import dev.tenantry.manifest.TenantId;
import dev.tenantry.proposals.IntentRefused;
import dev.tenantry.proposals.asking.FormFields;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * Titles of pull requests about grants: imperative, at most 72 characters, with the names of the
 * person, the role and the data.
 */
final class Titles {

    static final int LONGEST = 72;

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private Titles() {}

    /** {@code Grant jane.doe bigquery.dataViewer on sales of fennwick}. */
    static String grant(
            Principal principal, Role role, GrantTarget target, Optional<TenantId> tenant) {
        return title(
                "Grant " + who(principal), role.shortName(), "on " + of(target.name(), tenant));
    }

    /** {@code Extend jane.doe's bigquery.dataViewer on sales of fennwick to 29 Dec 2026}. */
    static String extend(Estate estate, Optional<TenantId> tenant, String grant, Instant end)
            throws IntentRefused {
        return ofOld(_ -> "Extend", estate, tenant, grant, " to " + DAY.format(end));
    }

    /** {@code Revoke jane.doe's bigquery.dataViewer on sales of fennwick}. */
    static String end(
            Function<DesiredGrant, String> verb,
            Estate estate,
            Optional<TenantId> tenant,
            String grant)
            throws IntentRefused {
        return ofOld(verb, estate, tenant, grant, "");
    }

    private static String ofOld(
            Function<DesiredGrant, String> verb,
            Estate estate,
            Optional<TenantId> tenant,
            String grant,
            String end)
            throws IntentRefused {
        DesiredGrant old = Tenancy.grant(Tenancy.facts(estate, tenant.orElseThrow()), grant);
        return title(
                verb.apply(old) + " " + who(old.principal()) + "'s",
                old.role().shortName(),
                "on " + of(data(old.resource()), tenant) + end);
    }

    /** The role goes first when it is too long, then the end is cut. */
    private static String title(String who, String role, String on) {
        String full = who + " " + role + " " + on;
        return full.length() <= LONGEST ? full : FormFields.title(who + " access " + on);
    }

    /** The name without its domain. */
    private static String who(Principal principal) {
        String name = principal.name();
        int at = name.indexOf('@');
        return at > 0 ? name.substring(0, at) : name;
    }

    private static String data(Resource resource) {
        return resource.kind() == Resource.Kind.PROJECT ? "" : resource.name();
    }

    /** The project has no name beside its tenant's. */
    private static String of(String data, Optional<TenantId> tenant) {
        String whose = tenant.map(TenantId::value).orElse("");
        return data.isEmpty() ? whose : data + " of " + whose;
    }
}

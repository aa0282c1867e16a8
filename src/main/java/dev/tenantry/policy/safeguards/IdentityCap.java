package dev.tenantry.policy.safeguards;

import dev.tenantry.estate.Area;
import dev.tenantry.estate.Condition;
import dev.tenantry.estate.DesiredGrant;
import dev.tenantry.estate.Grants;
import dev.tenantry.estate.Places;
import dev.tenantry.estate.TenantFacts;
import dev.tenantry.manifest.Manifest;
import dev.tenantry.manifest.TenantId;
import dev.tenantry.policy.change.Case;
import dev.tenantry.policy.isolation.PlatformNames;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which roles the account by which Config Connector works for a tenant may give to others: the net
 * under a grant that was merged by mistake.
 */
public final class IdentityCap {

    private static final Set<String> DECIDING =
            Set.of(
                    "roles/owner",
                    "roles/iam.securityAdmin",
                    "roles/resourcemanager.projectIamAdmin",
                    "roles/resourcemanager.folderIamAdmin",
                    "roles/resourcemanager.folderAdmin",
                    "roles/resourcemanager.organizationAdmin");

    /** By these single things are given to others, accounts lent, or roles made wider. */
    private static final Pattern GIVING =
            Pattern.compile(
                    ".*([aA]dmin|[oO]wner)|roles/iam\\.serviceAccount(User|.*TokenCreator)"
                            + "|roles/iam\\.workloadIdentityUser|(projects|organizations)/.*");

    private static final Pattern LIMIT =
            Pattern.compile(
                    "\\s*api\\.getAttribute\\(\\s*(['\"])iam\\.googleapis\\.com/modifiedGrantsByRole\\1"
                            + "\\s*,\\s*\\[\\s*]\\s*\\)\\.hasOnly\\(\\s*\\[([^\\[\\]|&]*)]\\s*\\)\\s*");

    private static final Pattern ROLE = Pattern.compile("['\"]([^'\"]+)['\"]");

    /** Stands for every role. */
    private static final String ANY = "every role";

    /** Before a role by which things are given that no list bounds. */
    private static final String BY = "access by ";

    private IdentityCap() {}

    /** Of each tenant whose factory files a change touches, what its identity may give besides. */
    static Stream<Safeguards.Loss> losses(Case what) {
        return what.files().stream()
                .filter(IdentityCap::hasGrants)
                .flatMap(file -> Places.factory(file.path()).stream())
                .distinct()
                .flatMap(tenant -> loss(what, tenant).stream());
    }

    private static boolean hasGrants(Case.Touched file) {
        return Stream.concat(file.before().stream(), file.after().stream())
                .anyMatch(object -> Grants.KINDS.contains(object.kind()));
    }

    private static Optional<Safeguards.Loss> loss(Case what, TenantId tenant) {
        Area folder = Places.factory(tenant);
        List<Manifest> then = TenantFacts.manifests(what.estate(), folder.list(what.estate()));
        List<Manifest> now = what.manifests(folder);
        Set<String> before = cap(tenant, then);
        Set<String> more = gained(before, cap(tenant, now));
        // What lets it give more than a list says is named, and the first such list is not.
        boolean listed = more.stream().noneMatch(IdentityCap::isWide);
        boolean comes = what.before(tenant).isEmpty() && !more.contains(ANY);
        if (more.isEmpty() || comes || (before.isEmpty() && listed)) {
            return Optional.empty();
        }
        return now.stream()
                .filter(object -> !gained(before, cap(tenant, List.of(object))).isEmpty())
                .findFirst()
                .map(
                        object ->
                                new Safeguards.Loss(
                                        object.path(),
                                        object.line(),
                                        "The identity of tenant %s protects less: it may give %s to others."
                                                .formatted(tenant, shown(more))));
    }

    /**
     * Does an object of the factory let the identity give what the file did not let it give? Where
     * the identity itself comes with the file it is a new tenant's.
     */
    public static boolean isWider(
            Manifest object, Collection<Manifest> before, Collection<Manifest> after) {
        Optional<TenantId> tenant = Places.factory(object.path());
        if (tenant.isEmpty()) {
            return false;
        }
        Set<String> more = gained(cap(tenant.get(), before), cap(tenant.get(), List.of(object)));
        boolean comes =
                before.isEmpty()
                        && after.stream()
                                .anyMatch(
                                        made ->
                                                made.kind().equals("IAMServiceAccount")
                                                        && made.name().equals(id(tenant.get())));
        return !more.isEmpty() && (!comes || more.contains(ANY));
    }

    private static boolean isWide(String may) {
        return may.equals(ANY) || may.startsWith(BY);
    }

    private static Set<String> gained(Set<String> before, Set<String> after) {
        Set<String> gained = new HashSet<>(after);
        gained.removeAll(before);
        return before.contains(ANY) ? Set.of() : gained;
    }

    private static Set<String> cap(TenantId tenant, Collection<Manifest> objects) {
        Set<String> roles = new HashSet<>();
        objects.stream()
                .flatMap(object -> Grants.in(object).stream())
                .filter(grant -> isIdentity(tenant, grant))
                .forEach(grant -> roles.addAll(roles(grant)));
        return roles;
    }

    private static boolean isIdentity(TenantId tenant, DesiredGrant grant) {
        String name = grant.principal().name();
        String account = name.substring(name.lastIndexOf('/') + 1);
        return (account + "@").startsWith(id(tenant) + "@");
    }

    private static String id(TenantId tenant) {
        return PlatformNames.IDENTITY + tenant;
    }

    private static Set<String> roles(DesiredGrant grant) {
        String role = grant.role().name();
        if (!DECIDING.contains(role)) {
            return GIVING.matcher(role).matches() ? Set.of(BY + role) : Set.of();
        }
        Matcher limit = LIMIT.matcher(grant.condition().map(Condition::expression).orElse(""));
        Set<String> roles = new HashSet<>();
        if (limit.matches()) {
            ROLE.matcher(limit.group(2)).results().forEach(found -> roles.add(found.group(1)));
        } else {
            roles.add(ANY);
        }
        return roles;
    }

    private static String shown(Set<String> roles) {
        return roles.contains(ANY) ? ANY : String.join(", ", roles.stream().sorted().toList());
    }
}

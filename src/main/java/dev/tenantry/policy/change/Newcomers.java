package dev.tenantry.policy.change;

import dev.tenantry.estate.DesiredGrant;
import dev.tenantry.estate.Places;
import dev.tenantry.estate.ProjectClaim;
import dev.tenantry.estate.Resource;
import dev.tenantry.estate.ResourceName;
import dev.tenantry.manifest.Manifest;
import dev.tenantry.policy.isolation.PlatformNames;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What becomes a tenant's with a change: projects, buckets, the tenant itself. Others may have been
 * given something on it before, when it was nobody's.
 */
public final class Newcomers {

    private final Set<String> projects = new HashSet<>();
    private final Set<String> buckets = new HashSet<>();

    /** The accounts by which Config Connector will work for tenants that come, without a host. */
    private final Set<String> identities = new HashSet<>();

    private Newcomers() {}

    public static Newcomers of(Case what) {
        Newcomers all = new Newcomers();
        what.files().stream()
                .filter(file -> Places.tenantOf(file.path()).isPresent())
                .flatMap(file -> file.after().stream())
                .forEach(object -> all.take(what, object));
        return all;
    }

    private void take(Case what, Manifest object) {
        ProjectClaim.of(object)
                .map(ProjectClaim::project)
                .filter(
                        project ->
                                what.before(object)
                                        .flatMap(ProjectClaim::of)
                                        .filter(old -> old.project().equals(project))
                                        .isEmpty())
                .ifPresent(projects::add);
        boolean comes = what.before(object).isEmpty();
        if (comes && ProjectClaim.project(object).isPresent()) {
            projects.add(object.name());
        }
        if (comes && object.kind().equals("StorageBucket")) {
            buckets.add(ResourceName.of(object));
        }
        if (comes && object.is("", "Namespace")) {
            Places.ofNamespace(object.name())
                    .ifPresent(tenant -> identities.add(PlatformNames.IDENTITY + tenant));
        }
    }

    /** Does a project or a tenant come? */
    public boolean isAnybody() {
        return !projects.isEmpty() || !identities.isEmpty();
    }

    /** Is a grant from outside of tenants' folders on one of them, or for an account of one? */
    boolean isOf(DesiredGrant grant) {
        if (Places.tenantOf(grant.path()).isPresent()) {
            return false;
        }
        String reference = grant.target().reference();
        Stream<String> named =
                Stream.of(
                                Stream.of(grant.resource().project()),
                                ResourceName.mentioned(reference),
                                grant.principal().project().stream())
                        .flatMap(each -> each);
        return named.anyMatch(projects::contains)
                || identities.contains(account(reference))
                || identities.contains(account(grant.principal().name()))
                || (grant.resource().kind() == Resource.Kind.BUCKET
                        && buckets.contains(last(grant.resource().name())));
    }

    /** Does an object speak of one of them? */
    public boolean isIn(Manifest object) {
        Set<String> texts = new HashSet<>();
        object.body().walk((key, node) -> node.at().ifPresent(texts::add));
        return Stream.concat(projects.stream(), identities.stream())
                .anyMatch(name -> texts.stream().anyMatch(text -> text.contains(name)));
    }

    private static String account(String name) {
        String last = last(name);
        int at = last.indexOf('@');
        return at < 0 ? last : last.substring(0, at);
    }

    private static String last(String name) {
        return name.substring(name.lastIndexOf('/') + 1);
    }
}

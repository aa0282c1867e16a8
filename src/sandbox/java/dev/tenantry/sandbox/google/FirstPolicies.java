package dev.tenantry.sandbox.google;

import com.google.iam.v1.Binding;
import com.google.iam.v1.Policy;
import dev.tenantry.sandbox.world.Condition;
import dev.tenantry.sandbox.world.Grant;
import dev.tenantry.sandbox.world.PlannedDrift;
import dev.tenantry.sandbox.world.Target;
import dev.tenantry.sandbox.world.Tenant;
import dev.tenantry.sandbox.world.World;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The allow policies of a new world: what Git says, Google's own accounts, and what was done by
 * hand.
 */
final class FirstPolicies {

    /** A role under a condition; members with the same stand in one binding. */
    private record Heading(String role, Optional<Condition> condition) {}

    private final World world;
    private final Directory directory;

    FirstPolicies(World world, Directory directory) {
        this.world = world;
        this.directory = directory;
    }

    Policy of(String resource) {
        String id = resource.substring(resource.indexOf('/') + 1);
        if (resource.startsWith("projects/")) {
            return directory.tenantOf(id).map(t -> policy(inProject(t))).orElse(policy(List.of()));
        }
        return policy(onBucket(id));
    }

    private List<Allowed> inProject(Tenant tenant) {
        List<Allowed> all = new ArrayList<>();
        String kcc = "serviceAccount:" + tenant.kccAccount(world.platform());
        all.add(new Allowed(kcc, "roles/editor", Optional.empty()));
        all.add(
                new Allowed(
                        kcc,
                        "roles/resourcemanager.projectIamAdmin",
                        Optional.of(Condition.onGrantableRoles())));
        for (Grant grant : world.grants(tenant)) {
            if (grant.isInProjectPolicy()) {
                all.add(new Allowed(grant.principal(), grant.role(), grant.condition()));
            }
        }
        all.addAll(ofGoogle(tenant));
        for (PlannedDrift drift : world.drifts()) {
            if (drift instanceof PlannedDrift.ExtraBinding extra
                    && extra.tenant().equals(tenant.id())) {
                all.add(new Allowed(extra.member(), extra.role(), Optional.empty()));
            }
        }
        return all;
    }

    /** Google's service agents: in every project's policy, and in no one's manifests. */
    private static List<Allowed> ofGoogle(Tenant tenant) {
        String agent = "serviceAccount:service-" + tenant.projectNumber() + "@";
        return List.of(
                new Allowed(
                        agent + "compute-system.iam.gserviceaccount.com",
                        "roles/compute.serviceAgent",
                        Optional.empty()),
                new Allowed(
                        agent + "gcp-sa-bigquerydatatransfer.iam.gserviceaccount.com",
                        "roles/bigquerydatatransfer.serviceAgent",
                        Optional.empty()));
    }

    private List<Allowed> onBucket(String name) {
        return directory.tenantOfBucket(name).stream()
                .flatMap(tenant -> world.grants(tenant).stream())
                .filter(grant -> grant.target().kind() == Target.Kind.BUCKET)
                .filter(grant -> grant.target().id().equals(name))
                .map(grant -> new Allowed(grant.principal(), grant.role(), grant.condition()))
                .toList();
    }

    private static Policy policy(List<Allowed> all) {
        Map<Heading, Binding.Builder> bindings = new LinkedHashMap<>();
        for (Allowed allowed : all) {
            bindings.computeIfAbsent(
                            new Heading(allowed.role(), allowed.condition()),
                            heading -> AllowPolicies.begun(Binding.newBuilder(), allowed))
                    .addMembers(allowed.member());
        }
        Policy.Builder policy = Policy.newBuilder().setVersion(3);
        bindings.values().forEach(policy::addBindings);
        return policy.build();
    }
}

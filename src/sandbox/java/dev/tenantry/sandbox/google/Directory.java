package dev.tenantry.sandbox.google;

import com.google.cloud.resourcemanager.v3.Folder;
import com.google.cloud.resourcemanager.v3.Project;
import com.google.protobuf.Timestamp;
import dev.tenantry.sandbox.world.Bucket;
import dev.tenantry.sandbox.world.PlannedDrift;
import dev.tenantry.sandbox.world.Platform;
import dev.tenantry.sandbox.world.Tenant;
import dev.tenantry.sandbox.world.World;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The folders and projects of the organisation, the platform's own project first. */
final class Directory {

    private final World world;
    private final Map<String, Integer> tenantNumbers = new HashMap<>();

    Directory(World world) {
        this.world = world;
        for (int i = 0; i < world.size(); i++) {
            tenantNumbers.put(world.tenant(i).project(), i);
        }
    }

    /** Projects from number {@code from} on, counted over all of them. */
    Stream<Project> projects(int from) {
        return IntStream.rangeClosed(from, world.size())
                .mapToObj(i -> i == 0 ? platform() : project(world.tenant(i - 1)));
    }

    /** By {@code projects/<id>} or {@code projects/<number>}. */
    Optional<Project> project(String name) {
        String id = name.substring(name.indexOf('/') + 1);
        if (id.equals(world.platform().project())) {
            return Optional.of(platform());
        }
        if (id.chars().allMatch(Character::isDigit)) {
            return projects(0).filter(project -> project.getName().equals(name)).findFirst();
        }
        return tenantOf(id).map(this::project);
    }

    Optional<Tenant> tenantOf(String projectId) {
        return Optional.ofNullable(tenantNumbers.get(projectId)).map(world::tenant);
    }

    Optional<Tenant> tenantOfBucket(String bucket) {
        int dash = bucket.lastIndexOf('-');
        return dash < 0
                ? Optional.empty()
                : tenantOf(bucket.substring(0, dash))
                        .filter(
                                t ->
                                        t.buckets().stream()
                                                .map(Bucket::name)
                                                .anyMatch(bucket::equals));
    }

    List<Folder> folders() {
        return world.platform().folders().stream()
                .map(
                        folder ->
                                Folder.newBuilder()
                                        .setName(folder.resource())
                                        .setParent(world.platform().organisationResource())
                                        .setDisplayName(folder.displayName())
                                        .setState(Folder.State.ACTIVE)
                                        .setCreateTime(time(beginning()))
                                        .build())
                .toList();
    }

    private Project platform() {
        Platform platform = world.platform();
        return Project.newBuilder()
                .setName("projects/" + platform.projectNumber())
                .setProjectId(platform.project())
                .setDisplayName(platform.project())
                .setParent(platform.production().resource())
                .setState(Project.State.ACTIVE)
                .setCreateTime(time(beginning()))
                .putLabels("cost-center", "platform")
                .build();
    }

    private Project project(Tenant tenant) {
        Project.Builder project =
                Project.newBuilder()
                        .setName("projects/" + tenant.projectNumber())
                        .setProjectId(tenant.project())
                        .setDisplayName(tenant.project())
                        .setParent(tenant.folder().resource())
                        .setState(Project.State.ACTIVE)
                        .setCreateTime(time(world.onboardedAt(tenant).plusSeconds(240)))
                        .putLabels("tenant", tenant.id())
                        .putLabels("env", tenant.env())
                        .putLabels("cost-center", tenant.costCenter())
                        .putLabels("managed-by-cnrm", "true");
        for (PlannedDrift drift : world.drifts()) {
            if (drift instanceof PlannedDrift.ChangedLabel label
                    && label.tenant().equals(tenant.id())) {
                project.putLabels(label.key(), label.live());
            }
        }
        return project.build();
    }

    private Instant beginning() {
        return world.now().minusSeconds(440L * 86_400);
    }

    private static Timestamp time(Instant at) {
        return Timestamp.newBuilder().setSeconds(at.getEpochSecond()).build();
    }
}

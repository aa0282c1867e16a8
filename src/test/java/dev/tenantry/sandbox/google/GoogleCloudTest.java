package dev.tenantry.sandbox.google;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.api.gax.core.NoCredentialsProvider;
import com.google.api.gax.grpc.InstantiatingGrpcChannelProvider;
import com.google.api.gax.rpc.PermissionDeniedException;
import com.google.api.gax.rpc.UnavailableException;
import com.google.cloud.iam.admin.v1.IAMClient;
import com.google.cloud.iam.admin.v1.IAMSettings;
import com.google.cloud.resourcemanager.v3.FoldersClient;
import com.google.cloud.resourcemanager.v3.FoldersSettings;
import com.google.cloud.resourcemanager.v3.Project;
import com.google.cloud.resourcemanager.v3.ProjectsClient;
import com.google.cloud.resourcemanager.v3.ProjectsSettings;
import com.google.cloud.resourcemanager.v3.SearchProjectsRequest;
import com.google.iam.admin.v1.ListRolesRequest;
import com.google.iam.v1.Binding;
import com.google.iam.v1.GetIamPolicyRequest;
import com.google.iam.v1.GetPolicyOptions;
import com.google.iam.v1.Policy;
import dev.tenantry.sandbox.SandboxSettings;
import dev.tenantry.sandbox.world.Condition;
import dev.tenantry.sandbox.world.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GoogleCloudTest {

    private static final String BIRCHWAY = "projects/birchway-data-prod";
    private final World world = World.at(Instant.parse("2026-11-23T09:30:00Z"));
    private final List<AutoCloseable> open = new ArrayList<>();

    @TempDir Path state;
    private GoogleCloud google;
    private ProjectsClient projects;

    @BeforeEach
    void start() throws IOException {
        google = GoogleCloud.start(settings(), world);
        open.add(google);
        projects =
                ProjectsClient.create(
                        ProjectsSettings.newBuilder()
                                .setTransportChannelProvider(channel())
                                .setCredentialsProvider(NoCredentialsProvider.create())
                                .build());
        open.add(projects);
    }

    @AfterEach
    void stop() throws Exception {
        for (AutoCloseable each : open.reversed()) {
            each.close();
        }
    }

    @Test
    void everyTenantsProjectIsFoundPageByPage() {
        var pages =
                projects.searchProjects(SearchProjectsRequest.newBuilder().setPageSize(5).build());
        List<String> ids = new ArrayList<>();
        for (Project project : pages.iterateAll()) {
            ids.add(project.getProjectId());
        }
        assertThat(ids)
                .hasSize(13)
                .contains("birchway-data-prod", "acme-platform-prod")
                .doesNotHaveDuplicates();
    }

    @Test
    void aSearchCanBeNarrowedToAFolderOrALabel() {
        String folder = world.platform().regulated().resource();
        assertThat(projects.searchProjects("parent:" + folder).iterateAll()).hasSize(4);
        assertThat(projects.searchProjects("labels.tenant:birchway").iterateAll()).hasSize(1);
    }

    @Test
    void aPolicyOfVersionThreeHoldsTheConditionsOfTheGrants() {
        long expected =
                world.grants(world.tenant("birchway").orElseThrow()).stream()
                        .filter(g -> g.isInProjectPolicy())
                        .count();
        List<Binding> bindings = policy(3).getBindingsList();
        long members =
                bindings.stream()
                        .filter(b -> b.getRole().startsWith("roles/bigquery."))
                        .mapToLong(Binding::getMembersCount)
                        .sum();
        assertThat(members).isEqualTo(expected + 1);
        assertThat(bindings)
                .anySatisfy(
                        b ->
                                assertThat(b.getCondition().getExpression())
                                        .contains("request.time < timestamp(", "/datasets/"));
    }

    @Test
    void whoAsksForAnOlderVersionSeesNoConditions() {
        assertThat(policy(1).getBindingsList())
                .noneMatch(Binding::hasCondition)
                .anyMatch(b -> b.getRole().contains("_withcond_"));
    }

    @Test
    void whatWasDoneByHandIsLive() {
        assertThat(policy(3).getBindingsList())
                .anyMatch(
                        b ->
                                b.getRole().equals("roles/bigquery.dataEditor")
                                        && !b.hasCondition()
                                        && b.getMembersList()
                                                .contains("user:ben.carter@acme.example"));
        assertThat(projects.getProject("projects/dunmere-data-prod").getLabelsMap())
                .containsEntry("cost-center", "cc-9000");
    }

    @Test
    void anAppliedGrantIsInThePolicyAndStaysAfterARestart() throws Exception {
        Allowed allowed =
                new Allowed(
                        "user:new.person@acme.example",
                        "roles/bigquery.dataViewer",
                        Optional.of(
                                new Condition(
                                        "expires",
                                        "",
                                        "request.time < timestamp(\"2027-01-01T00:00:00Z\")")));
        google.policies().add(BIRCHWAY, allowed);
        assertThat(policy(3).toString()).contains("new.person@acme.example");
        google.close();
        google = GoogleCloud.start(settings(), world);
        open.add(google);
        assertThat(google.policies().has(BIRCHWAY, allowed)).isTrue();
        google.policies().remove(BIRCHWAY, allowed);
        assertThat(google.policies().has(BIRCHWAY, allowed)).isFalse();
    }

    @Test
    void googleRefusesWhatItRefuses() {
        Condition end =
                new Condition("end", "", "request.time < timestamp(\"2027-01-01T00:00:00Z\")");
        assertRefused("user:a@acme.example", "roles/editor", Optional.of(end));
        assertRefused("user:a@acme.example", "roles/bigquery.unheardOf", Optional.empty());
        assertRefused("person:a", "roles/bigquery.jobUser", Optional.empty());
    }

    private void assertRefused(String member, String role, Optional<Condition> condition) {
        assertThatThrownBy(
                        () -> google.policies().add(BIRCHWAY, new Allowed(member, role, condition)))
                .isInstanceOf(GoogleRefused.class);
    }

    @Test
    void anUnknownProjectLooksLikeAForbiddenOne() {
        assertThatThrownBy(() -> projects.getProject("projects/not-there-at-all"))
                .isInstanceOf(PermissionDeniedException.class);
    }

    @Test
    void aProjectFailsWhenATestWantsIt() throws IOException {
        Path faults = state.resolve("google/faults");
        Files.createDirectories(faults.getParent());
        Files.writeString(faults, BIRCHWAY + "=UNAVAILABLE\n");
        ProjectsSettings.Builder once =
                ProjectsSettings.newBuilder()
                        .setTransportChannelProvider(channel())
                        .setCredentialsProvider(NoCredentialsProvider.create());
        once.getProjectSettings().setSimpleTimeoutNoRetriesDuration(Duration.ofSeconds(5));
        try (ProjectsClient client = ProjectsClient.create(once.build())) {
            assertThatThrownBy(() -> client.getProject(BIRCHWAY))
                    .isInstanceOf(UnavailableException.class);
            assertThat(client.getProject("projects/jorvale-data-prod").getProjectId())
                    .isEqualTo("jorvale-data-prod");
            Files.delete(faults);
            assertThat(client.getProject(BIRCHWAY).getProjectId()).isEqualTo("birchway-data-prod");
        }
    }

    @Test
    void foldersAccountsAndRolesAreListed() throws IOException {
        try (FoldersClient folders =
                        FoldersClient.create(
                                FoldersSettings.newBuilder()
                                        .setTransportChannelProvider(channel())
                                        .setCredentialsProvider(NoCredentialsProvider.create())
                                        .build());
                IAMClient iam =
                        IAMClient.create(
                                IAMSettings.newBuilder()
                                        .setTransportChannelProvider(channel())
                                        .setCredentialsProvider(NoCredentialsProvider.create())
                                        .build())) {
            assertThat(folders.listFolders(world.platform().organisationResource()).iterateAll())
                    .hasSize(3);
            assertThat(iam.listServiceAccounts(BIRCHWAY).iterateAll())
                    .extracting(a -> a.getEmail())
                    .contains("dbt-jobs@birchway-data-prod.iam.gserviceaccount.com");
            assertThat(iam.listRoles(ListRolesRequest.getDefaultInstance()).iterateAll())
                    .extracting(r -> r.getName())
                    .contains("roles/bigquery.dataViewer");
        }
    }

    private Policy policy(int version) {
        return projects.getIamPolicy(
                GetIamPolicyRequest.newBuilder()
                        .setResource(BIRCHWAY)
                        .setOptions(
                                GetPolicyOptions.newBuilder().setRequestedPolicyVersion(version))
                        .build());
    }

    private InstantiatingGrpcChannelProvider channel() {
        return InstantiatingGrpcChannelProvider.newBuilder()
                .setEndpoint(String.valueOf(google.addresses().get("tenantry.google.endpoint")))
                .setChannelConfigurator(builder -> builder.usePlaintext())
                .build();
    }

    private SandboxSettings settings() {
        return new SandboxSettings(state, false, "http://127.0.0.1", Duration.ZERO, 12, 0);
    }
}

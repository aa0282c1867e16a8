package dev.tenantry.testing;

import com.google.api.gax.core.NoCredentialsProvider;
import com.google.api.gax.grpc.InstantiatingGrpcChannelProvider;
import com.google.cloud.resourcemanager.v3.ProjectsClient;
import com.google.cloud.resourcemanager.v3.ProjectsSettings;
import com.google.iam.v1.Binding;
import com.google.iam.v1.GetIamPolicyRequest;
import com.google.iam.v1.GetPolicyOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * The sandbox's Google Cloud as somebody sees it who looks there and not at us.
 *
 * @param address host and port
 */
public record SandboxGoogle(String address) {

    /** Conditions are only told to those who ask for this version. */
    private static final int WITH_CONDITIONS = 3;

    /** What the allow policy of a tenant's project binds. */
    public List<Binding> bindings(String tenant) {
        try (ProjectsClient projects = ProjectsClient.create(settings())) {
            String project =
                    projects.searchProjects("labels.tenant:" + tenant)
                            .iterateAll()
                            .iterator()
                            .next()
                            .getProjectId();
            return projects.getIamPolicy(
                            GetIamPolicyRequest.newBuilder()
                                    .setResource("projects/" + project)
                                    .setOptions(
                                            GetPolicyOptions.newBuilder()
                                                    .setRequestedPolicyVersion(WITH_CONDITIONS))
                                    .build())
                    .getBindingsList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ProjectsSettings settings() throws IOException {
        return ProjectsSettings.newBuilder()
                .setEndpoint(address)
                .setCredentialsProvider(NoCredentialsProvider.create())
                .setTransportChannelProvider(
                        InstantiatingGrpcChannelProvider.newBuilder()
                                .setEndpoint(address)
                                .setChannelConfigurator(builder -> builder.usePlaintext())
                                .build())
                .build();
    }
}

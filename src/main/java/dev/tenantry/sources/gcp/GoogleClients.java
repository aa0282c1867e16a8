package dev.tenantry.sources.gcp;

import com.google.api.gax.core.NoCredentialsProvider;
import com.google.api.gax.grpc.InstantiatingGrpcChannelProvider;
import com.google.api.gax.retrying.RetrySettings;
import com.google.api.gax.rpc.ClientSettings;
import com.google.api.gax.rpc.StatusCode.Code;
import com.google.api.gax.rpc.UnaryCallSettings;
import com.google.cloud.iam.admin.v1.IAMClient;
import com.google.cloud.iam.admin.v1.IAMSettings;
import com.google.cloud.resourcemanager.v3.ProjectsClient;
import com.google.cloud.resourcemanager.v3.ProjectsSettings;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;

/** Google's own clients, as the settings want them: patient with what passes by itself. */
final class GoogleClients implements AutoCloseable {

    /** What another attempt may cure. */
    private static final Set<Code> PASSING =
            Set.of(
                    Code.UNAVAILABLE,
                    Code.RESOURCE_EXHAUSTED,
                    Code.DEADLINE_EXCEEDED,
                    Code.INTERNAL);

    final ProjectsClient projects;
    final IAMClient iam;

    private GoogleClients(ProjectsClient projects, IAMClient iam) {
        this.projects = projects;
        this.iam = iam;
    }

    static GoogleClients open(GoogleSettings settings) throws IOException {
        RetrySettings patience = patience(settings.patience());
        ProjectsSettings.Builder projects = ProjectsSettings.newBuilder();
        address(projects, ProjectsSettings.defaultGrpcTransportProviderBuilder(), settings);
        patient(projects.getIamPolicySettings(), patience);
        patient(projects.getProjectSettings(), patience);
        projects.searchProjectsSettings().setRetryableCodes(PASSING).setRetrySettings(patience);
        IAMSettings.Builder iam = IAMSettings.newBuilder();
        address(iam, IAMSettings.defaultGrpcTransportProviderBuilder(), settings);
        iam.listServiceAccountsSettings().setRetryableCodes(PASSING).setRetrySettings(patience);
        ProjectsClient projectsClient = ProjectsClient.create(projects.build());
        try {
            return new GoogleClients(projectsClient, IAMClient.create(iam.build()));
        } catch (IOException | RuntimeException e) {
            projectsClient.close();
            throw e;
        }
    }

    private static void address(
            ClientSettings.Builder<?, ?> client,
            InstantiatingGrpcChannelProvider.Builder channel,
            GoogleSettings settings) {
        settings.endpoint().ifPresent(client::setEndpoint);
        settings.endpoint().ifPresent(channel::setEndpoint);
        if (settings.plaintext()) {
            channel.setChannelConfigurator(builder -> builder.usePlaintext());
        }
        client.setTransportChannelProvider(channel.build());
        if (settings.credentials() == GoogleSettings.Credentials.NONE) {
            client.setCredentialsProvider(NoCredentialsProvider.create());
        }
    }

    private static void patient(UnaryCallSettings.Builder<?, ?> call, RetrySettings patience) {
        call.setRetryableCodes(PASSING).setRetrySettings(patience);
    }

    /**
     * Waits 0.2 s after the first failure, then twice as long each time, with some chance in it.
     */
    private static RetrySettings patience(Duration total) {
        return RetrySettings.newBuilder()
                .setInitialRetryDelayDuration(Duration.ofMillis(200))
                .setRetryDelayMultiplier(2)
                .setMaxRetryDelayDuration(Duration.ofSeconds(10))
                .setInitialRpcTimeoutDuration(total.dividedBy(2))
                .setMaxRpcTimeoutDuration(total)
                .setTotalTimeoutDuration(total)
                .build();
    }

    @Override
    public void close() {
        try (projects) {
            iam.close();
        }
    }
}

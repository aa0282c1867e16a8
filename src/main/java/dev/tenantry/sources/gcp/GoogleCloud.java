package dev.tenantry.sources.gcp;

import com.arjuna.ats.arjuna.coordinator.BasicAction;
import com.google.api.gax.rpc.ApiException;
import com.google.cloud.resourcemanager.v3.Project;
import com.google.cloud.resourcemanager.v3.ProjectName;
import com.google.iam.v1.Binding;
import com.google.iam.v1.GetIamPolicyRequest;
import com.google.iam.v1.GetPolicyOptions;
import com.google.iam.v1.Policy;
import com.google.protobuf.Timestamp;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Google Cloud as a source: projects and allow policies, asked with bounded concurrency. */
public final class GoogleCloud implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(GoogleCloud.class);

    /** Older versions of a policy leave out conditions. */
    private static final int WITH_CONDITIONS = 3;

    private final GoogleClients clients;
    private final GoogleSettings settings;
    private final Clock clock;

    private GoogleCloud(GoogleClients clients, GoogleSettings settings, Clock clock) {
        this.clients = clients;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Opens the connection; nothing is asked yet.
     *
     * @throws GoogleTrouble when there are no credentials
     */
    public static GoogleCloud open(GoogleSettings settings, Clock clock) throws GoogleTrouble {
        try {
            return new GoogleCloud(GoogleClients.open(settings), settings, clock);
        } catch (IOException e) {
            throw new GoogleTrouble(
                    "There are no credentials for Google Cloud (application default).", e);
        }
    }

    /**
     * Looks at every project that we may see, and at {@code wanted} ones (by id) even when the
     * search does not find them.
     *
     * @throws GoogleTrouble when not even the list of projects could be had
     */
    public GoogleFacts look(Set<String> wanted) throws GoogleTrouble, InterruptedException {
        assert BasicAction.Current() == null : "Google Cloud is asked inside a transaction";
        Instant now = clock.instant();
        Map<String, Optional<Project>> ids = new TreeMap<>();
        wanted.forEach(id -> ids.put(id, Optional.empty()));
        for (Project project : search()) {
            ids.put(project.getProjectId(), Optional.of(project));
        }
        Map<String, Future<ProjectAnswer>> answers = ask(ids);
        List<ProjectAnswer> told = new ArrayList<>();
        Map<String, String> silent = new TreeMap<>();
        for (var answer : answers.entrySet()) {
            try {
                told.add(answer.getValue().get());
            } catch (ExecutionException e) {
                silent.put(answer.getKey(), sentence(answer.getKey(), e.getCause()));
            }
        }
        return new GoogleFacts(now, told, silent);
    }

    private List<Project> search() throws GoogleTrouble {
        try {
            List<Project> found = new ArrayList<>();
            clients.projects
                    .searchProjects(settings.query().orElse(""))
                    .iterateAll()
                    .forEach(found::add);
            return found;
        } catch (ApiException e) {
            throw new GoogleTrouble(
                    "Google Cloud did not list the projects (%s)."
                            .formatted(e.getStatusCode().getCode()),
                    e);
        }
    }

    private Map<String, Future<ProjectAnswer>> ask(Map<String, Optional<Project>> ids)
            throws InterruptedException {
        List<Callable<ProjectAnswer>> questions = new ArrayList<>();
        ids.forEach((id, found) -> questions.add(() -> ask(id, found)));
        try (ExecutorService threads =
                Executors.newFixedThreadPool(
                        settings.parallel(), Thread.ofVirtual().name("google-", 0).factory())) {
            List<Future<ProjectAnswer>> answers = threads.invokeAll(questions);
            Map<String, Future<ProjectAnswer>> byId = new TreeMap<>();
            int next = 0;
            for (String id : ids.keySet()) {
                byId.put(id, answers.get(next++));
            }
            return byId;
        }
    }

    private ProjectAnswer ask(String id, Optional<Project> found) {
        Project project = found.orElseGet(() -> clients.projects.getProject(ProjectName.of(id)));
        GetIamPolicyRequest request =
                GetIamPolicyRequest.newBuilder()
                        .setResource("projects/" + id)
                        .setOptions(
                                GetPolicyOptions.newBuilder()
                                        .setRequestedPolicyVersion(WITH_CONDITIONS))
                        .build();
        Policy policy = clients.projects.getIamPolicy(request);
        return new ProjectAnswer(project(project), policy(policy), accounts(id));
    }

    private Optional<List<ProjectAnswer.Account>> accounts(String id) {
        try {
            List<ProjectAnswer.Account> accounts = new ArrayList<>();
            clients.iam
                    .listServiceAccounts("projects/" + id)
                    .iterateAll()
                    .forEach(
                            account ->
                                    accounts.add(
                                            new ProjectAnswer.Account(
                                                    account.getEmail(),
                                                    account.getDisplayName(),
                                                    account.getDisabled())));
            accounts.sort(Comparator.comparing(ProjectAnswer.Account::email));
            return Optional.of(accounts);
        } catch (ApiException e) {
            LOG.infof(e, "The service accounts of %s could not be listed", id);
            return Optional.empty();
        }
    }

    private static GoogleProject project(Project project) {
        String number = project.getName().substring(project.getName().indexOf('/') + 1);
        Timestamp created = project.getCreateTime();
        return new GoogleProject(
                project.getProjectId(),
                number.chars().allMatch(Character::isDigit) && !number.isEmpty()
                        ? Long.parseLong(number)
                        : 0,
                project.getDisplayName(),
                project.getParent(),
                project.getState().name(),
                project.getLabelsMap(),
                Instant.ofEpochSecond(created.getSeconds(), created.getNanos()));
    }

    private static AllowPolicy policy(Policy policy) {
        List<AllowPolicy.Row> rows = new ArrayList<>();
        for (Binding binding : policy.getBindingsList()) {
            Optional<AllowPolicy.Condition> condition =
                    binding.hasCondition()
                            ? Optional.of(
                                    new AllowPolicy.Condition(
                                            binding.getCondition().getTitle(),
                                            binding.getCondition().getExpression()))
                            : Optional.empty();
            for (String member : binding.getMembersList()) {
                rows.add(new AllowPolicy.Row(binding.getRole(), member, condition));
            }
        }
        return new AllowPolicy(rows);
    }

    private static String sentence(String id, @Nullable Throwable cause) {
        LOG.infof(cause, "The project %s did not answer", id);
        if (cause instanceof ApiException api) {
            return switch (api.getStatusCode().getCode()) {
                case PERMISSION_DENIED, NOT_FOUND ->
                        "Google says that the project does not exist, or that we may not read it.";
                case RESOURCE_EXHAUSTED -> "Google's quota of read requests is used up.";
                case UNAVAILABLE, DEADLINE_EXCEEDED -> "Google did not answer in time.";
                default ->
                        "Google refused the question (%s)."
                                .formatted(api.getStatusCode().getCode());
            };
        }
        return "The question to Google failed.";
    }

    @Override
    public void close() {
        clients.close();
    }
}

package dev.tenantry.sandbox.google;

import com.google.cloud.resourcemanager.v3.Folder;
import com.google.cloud.resourcemanager.v3.GetFolderRequest;
import com.google.cloud.resourcemanager.v3.GetProjectRequest;
import com.google.cloud.resourcemanager.v3.ListFoldersRequest;
import com.google.cloud.resourcemanager.v3.ListFoldersResponse;
import com.google.cloud.resourcemanager.v3.ListProjectsRequest;
import com.google.cloud.resourcemanager.v3.ListProjectsResponse;
import com.google.cloud.resourcemanager.v3.Project;
import com.google.cloud.resourcemanager.v3.SearchFoldersRequest;
import com.google.cloud.resourcemanager.v3.SearchFoldersResponse;
import com.google.cloud.resourcemanager.v3.SearchProjectsRequest;
import com.google.cloud.resourcemanager.v3.SearchProjectsResponse;
import com.google.iam.v1.Binding;
import com.google.iam.v1.GetIamPolicyRequest;
import com.google.iam.v1.Policy;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** Resource Manager v3: projects, folders, and projects' allow policies; read only. */
final class ProjectsApi {

    private static final String PACKAGE = "google.cloud.resourcemanager.v3.";

    private final Directory directory;
    private final AllowPolicies policies;
    private final Faults faults;

    /** One page and where the next begins; empty text when there is none. */
    private record Page(List<Project> projects, String next) {}

    ProjectsApi(Directory directory, AllowPolicies policies, Faults faults) {
        this.directory = directory;
        this.policies = policies;
        this.faults = faults;
    }

    ServerServiceDefinition projects() {
        return new Unary(PACKAGE + "Projects")
                .method(
                        "GetProject",
                        GetProjectRequest.getDefaultInstance(),
                        Project.getDefaultInstance(),
                        this::getProject)
                .method(
                        "SearchProjects",
                        SearchProjectsRequest.getDefaultInstance(),
                        SearchProjectsResponse.getDefaultInstance(),
                        this::search)
                .method(
                        "ListProjects",
                        ListProjectsRequest.getDefaultInstance(),
                        ListProjectsResponse.getDefaultInstance(),
                        this::list)
                .method(
                        "GetIamPolicy",
                        GetIamPolicyRequest.getDefaultInstance(),
                        Policy.getDefaultInstance(),
                        this::policy)
                .done();
    }

    ServerServiceDefinition folders() {
        return new Unary(PACKAGE + "Folders")
                .method(
                        "GetFolder",
                        GetFolderRequest.getDefaultInstance(),
                        Folder.getDefaultInstance(),
                        this::getFolder)
                .method(
                        "ListFolders",
                        ListFoldersRequest.getDefaultInstance(),
                        ListFoldersResponse.getDefaultInstance(),
                        this::list)
                .method(
                        "SearchFolders",
                        SearchFoldersRequest.getDefaultInstance(),
                        SearchFoldersResponse.getDefaultInstance(),
                        this::search)
                .done();
    }

    private Project getProject(GetProjectRequest request) {
        faults.meet(request.getName());
        return directory.project(request.getName()).orElseThrow(ProjectsApi::denied);
    }

    private SearchProjectsResponse search(SearchProjectsRequest request) {
        faults.meet("projects");
        ProjectQuery query = ProjectQuery.parse(request.getQuery());
        Page page = page(query::matches, request.getPageSize(), request.getPageToken());
        return SearchProjectsResponse.newBuilder()
                .addAllProjects(page.projects())
                .setNextPageToken(page.next())
                .build();
    }

    private ListProjectsResponse list(ListProjectsRequest request) {
        faults.meet("projects");
        Predicate<Project> inside = project -> project.getParent().equals(request.getParent());
        Page page = page(inside, request.getPageSize(), request.getPageToken());
        return ListProjectsResponse.newBuilder()
                .addAllProjects(page.projects())
                .setNextPageToken(page.next())
                .build();
    }

    private Page page(Predicate<Project> which, int size, String token) {
        int at = Paging.start(token);
        List<Project> found = new ArrayList<>();
        Iterator<Project> all = directory.projects(at).iterator();
        while (all.hasNext() && found.size() < Paging.size(size)) {
            Project project = all.next();
            at++;
            if (which.test(project)) {
                found.add(project);
            }
        }
        return new Page(found, all.hasNext() ? Paging.token(at) : "");
    }

    private Policy policy(GetIamPolicyRequest request) {
        Project project = directory.project(request.getResource()).orElseThrow(ProjectsApi::denied);
        String resource = "projects/" + project.getProjectId();
        faults.meet(resource);
        Policy policy = policies.of(resource);
        return request.getOptions().getRequestedPolicyVersion() < 3
                ? withoutConditions(policy)
                : policy;
    }

    /**
     * Who does not ask for version 3 sees names of roles that cannot be mistaken for the real ones.
     */
    private static Policy withoutConditions(Policy policy) {
        Policy.Builder plain = policy.toBuilder().setVersion(1).clearBindings();
        for (Binding binding : policy.getBindingsList()) {
            if (binding.hasCondition()) {
                String hash =
                        String.format(
                                Locale.ROOT,
                                "%020x",
                                binding.getCondition().hashCode() & 0xffffffffL);
                plain.addBindings(
                        binding.toBuilder()
                                .clearCondition()
                                .setRole(binding.getRole() + "_withcond_" + hash));
            } else {
                plain.addBindings(binding);
            }
        }
        return plain.build();
    }

    private Folder getFolder(GetFolderRequest request) {
        faults.meet(request.getName());
        return directory.folders().stream()
                .filter(folder -> folder.getName().equals(request.getName()))
                .findFirst()
                .orElseThrow(ProjectsApi::denied);
    }

    private ListFoldersResponse list(ListFoldersRequest request) {
        faults.meet("folders");
        return ListFoldersResponse.newBuilder()
                .addAllFolders(
                        directory.folders().stream()
                                .filter(folder -> folder.getParent().equals(request.getParent()))
                                .toList())
                .build();
    }

    private SearchFoldersResponse search(SearchFoldersRequest request) {
        faults.meet("folders");
        return SearchFoldersResponse.newBuilder().addAllFolders(directory.folders()).build();
    }

    /** Google does not tell apart what is not there from what one may not see. */
    private static RuntimeException denied() {
        return Status.PERMISSION_DENIED
                .withDescription("The caller does not have permission")
                .asRuntimeException();
    }
}

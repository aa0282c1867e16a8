package dev.tenantry.sandbox.google;

import com.google.iam.admin.v1.GetRoleRequest;
import com.google.iam.admin.v1.GetServiceAccountRequest;
import com.google.iam.admin.v1.ListRolesRequest;
import com.google.iam.admin.v1.ListRolesResponse;
import com.google.iam.admin.v1.ListServiceAccountsRequest;
import com.google.iam.admin.v1.ListServiceAccountsResponse;
import com.google.iam.admin.v1.Role;
import com.google.iam.admin.v1.RoleView;
import com.google.iam.admin.v1.ServiceAccount;
import dev.tenantry.sandbox.world.World;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import java.util.List;

/** IAM admin v1: service accounts of a project, and the predefined roles; read only. */
final class IamAdmin {

    private final World world;
    private final Directory directory;
    private final Faults faults;

    IamAdmin(World world, Directory directory, Faults faults) {
        this.world = world;
        this.directory = directory;
        this.faults = faults;
    }

    ServerServiceDefinition service() {
        return new Unary("google.iam.admin.v1.IAM")
                .method(
                        "ListServiceAccounts",
                        ListServiceAccountsRequest.getDefaultInstance(),
                        ListServiceAccountsResponse.getDefaultInstance(),
                        this::accounts)
                .method(
                        "GetServiceAccount",
                        GetServiceAccountRequest.getDefaultInstance(),
                        ServiceAccount.getDefaultInstance(),
                        this::account)
                .method(
                        "ListRoles",
                        ListRolesRequest.getDefaultInstance(),
                        ListRolesResponse.getDefaultInstance(),
                        this::roles)
                .method(
                        "GetRole",
                        GetRoleRequest.getDefaultInstance(),
                        Role.getDefaultInstance(),
                        this::role)
                .done();
    }

    private ListServiceAccountsResponse accounts(ListServiceAccountsRequest request) {
        faults.meet(request.getName());
        faults.meet(request.getName() + "/serviceAccounts");
        List<ServiceAccount> all = inProject(request.getName());
        int from = Math.min(Paging.start(request.getPageToken()), all.size());
        int end = Math.min(from + Paging.size(request.getPageSize()), all.size());
        return ListServiceAccountsResponse.newBuilder()
                .addAllAccounts(all.subList(from, end))
                .setNextPageToken(end < all.size() ? Paging.token(end) : "")
                .build();
    }

    private ServiceAccount account(GetServiceAccountRequest request) {
        String name = request.getName();
        int marker = name.indexOf("/serviceAccounts/");
        if (marker < 0) {
            throw Status.INVALID_ARGUMENT
                    .withDescription("The name of a service account is malformed.")
                    .asRuntimeException();
        }
        return inProject(name.substring(0, marker)).stream()
                .filter(account -> account.getName().equals(name))
                .findFirst()
                .orElseThrow(() -> notFound("Unknown service account"));
    }

    private ListRolesResponse roles(ListRolesRequest request) {
        ListRolesResponse.Builder response = ListRolesResponse.newBuilder();
        if (request.getParent().isEmpty()) {
            Roles.all()
                    .forEach(
                            role ->
                                    response.addRoles(
                                            request.getView() == RoleView.FULL
                                                    ? role
                                                    : role.toBuilder()
                                                            .clearIncludedPermissions()
                                                            .build()));
        }
        return response.build();
    }

    private Role role(GetRoleRequest request) {
        return Roles.named(request.getName())
                .orElseThrow(
                        () -> notFound("The role named " + request.getName() + " was not found."));
    }

    private List<ServiceAccount> inProject(String project) {
        String id = project.substring(project.indexOf('/') + 1);
        if (id.equals(world.platform().project())) {
            return world.tenants()
                    .map(
                            t ->
                                    google(
                                            id,
                                            t.kccAccount(world.platform()),
                                            "Config Connector for tenant " + t.id()))
                    .toList();
        }
        return directory
                .tenantOf(id)
                .orElseThrow(() -> notFound("Unknown project " + id))
                .serviceAccounts()
                .stream()
                .map(account -> google(id, account.email(), account.displayName()))
                .toList();
    }

    private static ServiceAccount google(String project, String email, String displayName) {
        return ServiceAccount.newBuilder()
                .setName("projects/" + project + "/serviceAccounts/" + email)
                .setProjectId(project)
                .setEmail(email)
                .setDisplayName(displayName)
                .setUniqueId(Long.toString(1_000_000_000_000L + Math.abs((long) email.hashCode())))
                .build();
    }

    private static RuntimeException notFound(String sentence) {
        return Status.NOT_FOUND.withDescription(sentence).asRuntimeException();
    }
}

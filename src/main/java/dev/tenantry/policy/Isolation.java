package dev.tenantry.policy;

import dev.tenantry.manifest.TenantId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tenants never meet: nothing of one tenant is granted on another, and a tenant's folder grants
 * nothing outside of the tenant's own project.
 */
final class Isolation {

    static final String RULE = "tenant-isolation";

    private static final Pattern FEDERATED =
            Pattern.compile(
                    "(?:/subject/ns/|attribute\\.kubernetes_namespace/|/namespace/)([^/]+)");
    private static final Pattern NUMBERED =
            Pattern.compile(
                    "([0-9]+-compute@developer|service-[0-9]+@.*|[0-9]+@cloudservices)\\..*");
    private static final String CONTROLLER = "cnrm-system/cnrm-controller-manager-";

    private final Case what;
    private final DesiredGrant grant;
    private final TenantId tenant;
    private final TenantFacts facts;

    private Isolation(Case what, DesiredGrant grant, TenantId tenant, TenantFacts facts) {
        this.what = what;
        this.grant = grant;
        this.tenant = tenant;
        this.facts = facts;
    }

    static List<Verdict> judge(Case what) {
        List<Violation> found = new ArrayList<>();
        for (DesiredGrant grant : what.gained()) {
            Optional<TenantId> tenant = Case.concerns(grant.path());
            if (tenant.isEmpty()) {
                strayGrant(what, grant).ifPresent(found::add);
                continue;
            }
            Optional<TenantFacts> facts = what.after(tenant.get());
            if (facts.isEmpty()) {
                found.add(
                        Violation.of(
                                grant,
                                "There is no tenant " + tenant.get() + " in factory/.",
                                "A tenant that exists."));
            } else {
                Isolation one = new Isolation(what, grant, tenant.get(), facts.get());
                one.target().or(one::principal).ifPresent(found::add);
            }
        }
        return Violation.refuse(
                RULE, "Nothing of another tenant is involved, on either side.", found);
    }

    /** A grant outside of the tenants' folders must not reach into a tenant. */
    private static Optional<Violation> strayGrant(Case what, DesiredGrant grant) {
        return Optional.of(grant.resource().project())
                .filter(project -> !project.isEmpty())
                .flatMap(project -> TenantProjects.owner(what.estate(), project))
                .map(
                        tenant ->
                                Violation.of(
                                        grant,
                                        "A grant on tenant "
                                                + tenant
                                                + " stands outside of the tenant's folder.",
                                        "A file in " + Places.grants(tenant) + "."));
    }

    private Optional<Violation> target() {
        boolean inFolder = Places.tenant(grant.path()).isPresent();
        if (inFolder
                && !grant.namespace().isEmpty()
                && !grant.namespace().equals(tenant.namespace())) {
            return refuse(
                    "The manifest goes to namespace " + grant.namespace() + ".",
                    "namespace: " + tenant.namespace());
        }
        if (inFolder && grant.target().namespace().filter(n -> !isOwn(n)).isPresent()) {
            return refuse(
                    "The resource is in the namespace of another tenant.",
                    "A resource of tenant " + tenant + ".");
        }
        return switch (grant.resource().kind()) {
            case PROJECT, DATASET ->
                    grant.resource().project().equals(facts.project())
                            ? missing()
                            : refuse(
                                    "Project "
                                            + grant.resource().project()
                                            + " is not the project of tenant "
                                            + tenant
                                            + ".",
                                    "projects/" + facts.project());
            case BUCKET -> missing();
            case TABLE, SERVICE_ACCOUNT, OTHER -> Optional.empty();
        };
    }

    private boolean isOwn(String namespace) {
        return namespace.equals(tenant.namespace());
    }

    /** A dataset or bucket that the tenant does not have is a mistake, or somebody else's. */
    private Optional<Violation> missing() {
        Resource resource = grant.resource();
        if (resource.kind() == Resource.Kind.PROJECT
                || facts.store(resource.kind(), resource.name()).isPresent()) {
            return Optional.empty();
        }
        List<String> own =
                facts.stores().stream()
                        .filter(s -> s.resource().kind() == resource.kind())
                        .map(s -> s.resource().name())
                        .toList();
        return refuse(
                "Tenant " + tenant + " has no " + resource.shown() + ".",
                own.isEmpty()
                        ? "It has no " + resource.kind().title() + " at all."
                        : "One of " + String.join(", ", own) + ".");
    }

    private Optional<Violation> principal() {
        return switch (grant.principal().kind()) {
            case SERVICE_ACCOUNT -> account();
            case REFERENCE -> reference();
            case FEDERATED, FEDERATED_SET -> federated();
            case USER, GROUP, DOMAIN, EVERYBODY, UNKNOWN -> Optional.empty();
        };
    }

    private Optional<Violation> account() {
        Optional<String> workload = grant.principal().workloadNamespace();
        if (workload.isPresent()) {
            return workload(grant.principal().name());
        }
        if (NUMBERED.matcher(grant.principal().name()).matches()) {
            return refuse(
                    "We cannot tell which tenant " + grant.principal().shown() + " belongs to.",
                    "A service account of project " + facts.project() + ".");
        }
        String project = grant.principal().project().orElse("");
        if (project.equals(facts.project()) || project.isEmpty()) {
            return Optional.empty();
        }
        return owner(project)
                .filter(other -> !other.equals(tenant))
                .flatMap(
                        other ->
                                refuse(
                                        grant.principal().shown()
                                                + " belongs to tenant "
                                                + other
                                                + ", and may never be granted anything on tenant "
                                                + tenant
                                                + ".",
                                        "A service account of project " + facts.project() + "."));
    }

    /** The tenant of an account, by its project or, on the platform's project, by its name. */
    private Optional<TenantId> owner(String project) {
        if (!project.equals(facts.platformProject())) {
            return TenantProjects.owner(what.estate(), project);
        }
        String name = grant.principal().name();
        String account = name.substring(0, name.indexOf('@'));
        return Optional.of(account)
                .filter(a -> a.startsWith("kcc-"))
                .map(a -> a.substring("kcc-".length()))
                .filter(TenantId::isValid)
                .map(TenantId::new);
    }

    /** {@code pool.svc.id.goog[namespace/account]}. */
    private Optional<Violation> workload(String name) {
        String who = name.substring(name.indexOf('[') + 1, name.length() - 1);
        boolean own =
                who.startsWith(tenant.namespace() + "/")
                        || who.equals(CONTROLLER + tenant.namespace());
        boolean tenants = who.startsWith("t-") || who.startsWith(CONTROLLER);
        return own || !tenants
                ? Optional.empty()
                : refuse(
                        "The workload " + who + " belongs to another tenant.",
                        "A workload of namespace " + tenant.namespace() + ".");
    }

    private Optional<Violation> reference() {
        String name = grant.principal().name();
        boolean own =
                name.startsWith(tenant.namespace() + "/")
                        || name.equals("kcc-factory/kcc-" + tenant);
        return own
                ? Optional.empty()
                : refuse(
                        "The service account " + name + " is not one of tenant " + tenant + ".",
                        "One of namespace " + tenant.namespace() + ".");
    }

    private Optional<Violation> federated() {
        Matcher namespace = FEDERATED.matcher(grant.principal().name());
        boolean own = namespace.find() && isOwn(namespace.group(1));
        return own
                ? Optional.empty()
                : refuse(
                        "We cannot tell that "
                                + grant.principal()
                                + " is of tenant "
                                + tenant
                                + " alone.",
                        "A person, a group, or a service account of the tenant.");
    }

    private Optional<Violation> refuse(String sentence, String allowed) {
        return Optional.of(Violation.of(grant, sentence, allowed));
    }
}

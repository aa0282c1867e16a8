package dev.tenantry.policy.isolation;

import dev.tenantry.estate.DesiredGrant;
import dev.tenantry.estate.Places;
import dev.tenantry.estate.ProjectClaim;
import dev.tenantry.estate.TenantFacts;
import dev.tenantry.estate.Zone;
import dev.tenantry.manifest.TenantId;
import dev.tenantry.policy.change.Case;
import dev.tenantry.policy.change.FactsThere;
import dev.tenantry.policy.change.RuleId;
import dev.tenantry.policy.change.Verdict;
import dev.tenantry.policy.change.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tenants never meet: nothing of one tenant is granted on another, and a tenant's folder grants
 * nothing outside of the tenant's own project.
 */
public final class Isolation {

    public static final String RULE = RuleId.TENANT_ISOLATION.id();

    /** Of a pool of Google's: a pool, and the workload or the namespace, and nothing behind it. */
    private static final Pattern FEDERATED =
            Pattern.compile(
                    "iam\\.googleapis\\.com/projects/[0-9]+/locations/global/workloadIdentityPools/"
                            + "[^/]+/(?:subject/ns/([^/]+)/sa/[a-z0-9.-]+"
                            + "|(?:namespace|attribute\\.kubernetes_namespace)/([^/]+))");

    private static final Pattern NUMBERED =
            Pattern.compile(
                    "([0-9]+-compute@developer|service-[0-9]+@.*|[0-9]+@cloudservices)\\..*");
    private static final String CLUSTERS = ".svc.id.goog";

    /** In the name of a pool of Google's, which clusters have. */
    static final String OF_CLUSTERS = CLUSTERS + "/";

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

    public static List<Verdict> judge(Case what) {
        List<Violation> found = new ArrayList<>();
        List<Violation> doubts = new ArrayList<>();
        for (DesiredGrant grant : what.gained()) {
            Optional<TenantId> tenant = Places.tenantOf(grant.path());
            if (tenant.isEmpty()) {
                StrayGrants.judge(what, grant).ifPresent(found::add);
                DoubtfulGrants.judge(what, grant).forEach(doubts::add);
                continue;
            }
            Optional<TenantFacts> facts = FactsThere.of(what, tenant.get(), grant);
            if (facts.isEmpty()) {
                found.add(
                        Violation.of(
                                grant,
                                "There is no tenant %s in %s/."
                                        .formatted(tenant.get(), Zone.FACTORY.folder()),
                                "A tenant that exists."));
            } else {
                Isolation one = new Isolation(what, grant, tenant.get(), facts.get());
                OwnResource.judge(what, grant, facts.get())
                        .or(one::principal)
                        .ifPresent(found::add);
            }
        }
        return verdicts(found, doubts);
    }

    private static List<Verdict> verdicts(List<Violation> found, List<Violation> doubts) {
        List<Verdict> all = new ArrayList<>();
        if (!doubts.isEmpty()) {
            all.addAll(Violation.warn(RULE, "", doubts));
        }
        if (doubts.isEmpty() || !found.isEmpty()) {
            all.addAll(
                    Violation.refuse(
                            RULE, "No other tenant's resource or identity is involved.", found));
        }
        return all;
    }

    private Optional<Violation> principal() {
        return switch (grant.principal().kind()) {
            case SERVICE_ACCOUNT -> account();
            case REFERENCE -> reference();
            case FEDERATED, FEDERATED_SET -> federated();
            case USER, GROUP, DOMAIN, PROJECT_ROLE, EVERYBODY, UNKNOWN -> Optional.empty();
        };
    }

    private Optional<Violation> account() {
        Optional<String> workload = grant.principal().workloadNamespace();
        if (workload.isPresent()) {
            return workload(grant.principal().name());
        }
        String project = grant.principal().project().orElse("");
        if (project.isEmpty() || NUMBERED.matcher(grant.principal().name()).matches()) {
            return refuse(
                    "We cannot tell which tenant " + grant.principal().shown() + " belongs to.",
                    "A service account of project " + facts.project() + ".");
        }
        if (project.equals(facts.project())) {
            return Optional.empty();
        }
        Optional<TenantId> other = other(project);
        if (other.isEmpty() && project.equals(facts.platformProject())) {
            return Optional.empty();
        }
        return refuse(
                other.map(
                                o ->
                                        grant.principal().shown()
                                                + " belongs to tenant "
                                                + o
                                                + ", and may never be granted anything on tenant "
                                                + tenant
                                                + ".")
                        .orElseGet(
                                () ->
                                        "%s is of project %s, of which nobody here knows whose it is."
                                                .formatted(grant.principal().shown(), project)),
                "A service account of project " + facts.project() + ".");
    }

    /**
     * Another tenant that has an account, by its project or, on the platform's project, by its
     * name.
     */
    private Optional<TenantId> other(String project) {
        if (!what.owners(project).isEmpty() || !project.equals(facts.platformProject())) {
            return what.otherOwner(tenant, project);
        }
        String name = grant.principal().name();
        String account = name.substring(0, name.indexOf('@'));
        return Optional.of(account)
                .filter(a -> a.startsWith("kcc-"))
                .map(a -> a.substring("kcc-".length()))
                .flatMap(TenantId::of)
                .filter(other -> !other.equals(tenant));
    }

    /** {@code pool.svc.id.goog[namespace/account]}. */
    private Optional<Violation> workload(String name) {
        String who = name.substring(name.indexOf('[') + 1, name.length() - 1);
        boolean own =
                Places.isOf(tenant, namespaceOf(who))
                        || (who.startsWith(CONTROLLER)
                                && Places.isOf(tenant, who.substring(CONTROLLER.length())));
        boolean tenants =
                Places.ofNamespace(namespaceOf(who)).isPresent() || who.startsWith(CONTROLLER);
        if (!name.startsWith(pool() + "[")) {
            return refuse(
                    "The workload %s runs in a cluster of which nobody here knows whose it is."
                            .formatted(name),
                    "A workload of the platform's own cluster, in namespace %s."
                            .formatted(Places.namespace(tenant)));
        }
        return own || !tenants
                ? Optional.empty()
                : refuse(
                        "The workload " + who + " belongs to another tenant.",
                        "A workload of namespace " + Places.namespace(tenant) + ".");
    }

    /**
     * The pool of the platform's clusters: Google gives a project one, and nobody else its name.
     */
    private String pool() {
        return facts.platformProject() + CLUSTERS;
    }

    /** {@code namespace/name}. */
    private static String namespaceOf(String who) {
        int slash = who.indexOf('/');
        return slash < 0 ? "" : who.substring(0, slash);
    }

    private Optional<Violation> reference() {
        String name = grant.principal().name();
        boolean own =
                (Places.isOf(tenant, namespaceOf(name)) && !isLent(name))
                        || name.equals(Places.factoryNamespace() + "/kcc-" + tenant);
        return own
                ? Optional.empty()
                : refuse(
                        "The service account " + name + " is not one of tenant " + tenant + ".",
                        "One of namespace " + Places.namespace(tenant) + ".");
    }

    /** A manifest of the tenant can make, or take over, an account in another project. */
    private boolean isLent(String reference) {
        return what.manifests(Places.infra(tenant)).stream()
                .filter(m -> reference.endsWith("/" + m.name()))
                .flatMap(m -> m.annotation(ProjectClaim.ANNOTATION).stream())
                .anyMatch(project -> !project.equals(facts.project()));
    }

    /** The namespace of all that a principal of a pool is; empty where it cannot be told. */
    static Optional<String> namespace(String name) {
        Matcher who = FEDERATED.matcher(name);
        return who.matches()
                ? Optional.ofNullable(who.group(1)).or(() -> Optional.ofNullable(who.group(2)))
                : Optional.empty();
    }

    private Optional<Violation> federated() {
        String name = grant.principal().name();
        boolean own =
                namespace(name).filter(n -> Places.isOf(tenant, n)).isPresent()
                        && name.contains("/workloadIdentityPools/" + pool() + "/");
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

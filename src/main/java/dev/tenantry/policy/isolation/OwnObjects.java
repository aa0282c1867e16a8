package dev.tenantry.policy.isolation;

import dev.tenantry.estate.Grants;
import dev.tenantry.estate.Places;
import dev.tenantry.estate.ResourceName;
import dev.tenantry.estate.TenantFacts;
import dev.tenantry.manifest.Manifest;
import dev.tenantry.manifest.TenantId;
import dev.tenantry.policy.change.Case;
import dev.tenantry.policy.change.FactsThere;
import dev.tenantry.policy.change.RuleId;
import dev.tenantry.policy.change.Verdict;
import dev.tenantry.policy.change.Violation;
import dev.tenantry.policy.safeguards.TenantsThatGo;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Every object of a tenant's folders is the tenant's own, whatever its kind: it goes to the
 * tenant's namespace, lies in the tenant's project, acts by the tenant's accounts, and names
 * nothing of another tenant. Grants have rules of their own besides ({@link Isolation}).
 */
public final class OwnObjects {

    public static final String RULE = RuleId.TENANT_BOUNDARY.id();

    /** What holds for the namespace that it is in, and for nothing else. */
    private static final Set<String> OF_NAMESPACE =
            Set.of("ConfigConnectorContext", "ResourceQuota", "LimitRange", "NetworkPolicy");

    private static final String WORKLOAD_IDENTITY = "iam.gke.io/gcp-service-account";

    private final Case what;
    private final TenantId tenant;
    private final Manifest object;
    private final String project;
    private final boolean inFolder;
    private final OwnMentions mentions;

    private OwnObjects(Case what, TenantId tenant, Manifest object) {
        this.what = what;
        this.tenant = tenant;
        this.object = object;
        this.project = FactsThere.of(what, tenant, object).map(TenantFacts::project).orElse("");
        this.inFolder = Places.tenant(object.path()).isPresent();
        this.mentions = new OwnMentions(what, tenant, object, project);
    }

    /** Empty unless something crosses the boundary. */
    public static List<Verdict> judge(Case what) {
        List<Violation> found = new ArrayList<>();
        List<Violation> wide = new ArrayList<>();
        for (Case.Touched file : what.files()) {
            Optional<TenantId> tenant = Places.tenantOf(file.path());
            if (tenant.isEmpty()) {
                file.altered().flatMap(m -> OwnTarget.wide(m).stream()).forEach(wide::add);
                file.altered()
                        .flatMap(m -> StrayObjects.judge(what, m).stream())
                        .forEach(found::add);
            } else {
                file.altered()
                        .filter(m -> !Grants.KINDS.contains(m.kind()))
                        .map(m -> new OwnObjects(what, tenant.get(), m))
                        .forEach(one -> one.judge(found, wide));
            }
        }
        TenantsThatGo.judge(what).forEach(found::add);
        Standing.judge(what).forEach(found::add);
        List<Verdict> verdicts = new ArrayList<>();
        if (!found.isEmpty()) {
            verdicts.addAll(Violation.refuse(RULE, "", found));
        }
        if (!wide.isEmpty()) {
            verdicts.addAll(Violation.warn(RULE, "", wide));
        }
        return verdicts;
    }

    private void judge(List<Violation> found, List<Violation> doubts) {
        crossing().ifPresent(found::add);
        mentions.strange().ifPresent(doubts::add);
    }

    /** The first way in which it is not the tenant's own. */
    private Optional<Violation> crossing() {
        return OwnNamespace.judge(what, tenant, object)
                .or(this::namespace)
                .or(this::label)
                .or(this::place)
                .or(this::kind)
                .or(() -> OwnProject.judge(what, tenant, object))
                .or(this::account)
                .or(() -> OwnTarget.judge(object, tenant, project))
                .or(() -> FromFactory.judge(what, tenant, object, project))
                .or(() -> Buckets.misnamed(object))
                .or(this::bucket)
                .or(mentions::crossing);
    }

    private Optional<Violation> namespace() {
        if (object.is("", "Namespace")) {
            return Optional.empty();
        }
        String namespace = object.namespace().orElseGet(() -> Places.namespace(object.path()));
        return isOwnNamespace(namespace)
                ? Optional.empty()
                : refuse(
                        "namespace",
                        "%s goes to namespace %s, which is not tenant %s's."
                                .formatted(shown(), namespace, tenant),
                        "namespace: " + Places.namespace(tenant));
    }

    /** Network policies and people tell tenants apart by it. */
    private Optional<Violation> label() {
        return object.label("tenant")
                .filter(
                        named ->
                                !named.equals(tenant.value())
                                        && (object.is("", "Namespace")
                                                || TenantId.of(named)
                                                        .filter(t -> what.after(t).isPresent())
                                                        .isPresent()))
                .flatMap(
                        named ->
                                refuse(
                                        "labels",
                                        "%s is labelled as tenant %s's.".formatted(shown(), named),
                                        "tenant: " + tenant));
    }

    /** The factory makes some kinds in a namespace of its own. */
    private boolean isOwnNamespace(String namespace) {
        return Places.isOf(tenant, namespace)
                || (!inFolder
                        && !OF_NAMESPACE.contains(object.kind())
                        && PlatformNames.isOfFactory(what, namespace));
    }

    /** Kinds that reach further than a tenant wherever they stand. */
    private Optional<Violation> place() {
        boolean argo =
                object.group().equals("argoproj.io")
                        && List.of("Application", "ApplicationSet", "AppProject")
                                .contains(object.kind());
        boolean cluster = List.of("ClusterRole", "ClusterRoleBinding").contains(object.kind());
        boolean factory = inFolder && object.kind().equals("Project");
        return argo || cluster || factory
                ? refuse(
                        "kind",
                        "%s reaches further than one tenant.".formatted(shown()),
                        "A file outside of the tenants' folders.")
                : Optional.empty();
    }

    private Optional<Violation> kind() {
        return object.kind().equals("RoleBinding")
                ? subjects().or(this::clusterRole)
                : Optional.empty();
    }

    /** What a role of the cluster can do stands elsewhere, and is more than a tenant may give. */
    private Optional<Violation> clusterRole() {
        return object.at("roleRef", "kind").filter("ClusterRole"::equals).isPresent()
                        && object.at("roleRef", "name").filter("view"::equals).isEmpty()
                ? refuse(
                        "roleRef",
                        "%s gives a role of the whole cluster.".formatted(shown()),
                        "A Role of namespace " + Places.namespace(tenant) + ".")
                : Optional.empty();
    }

    /** A role of the namespace is held by its own service accounts; people get grants. */
    private Optional<Violation> subjects() {
        return object.maps("subjects")
                .filter(
                        subject ->
                                !subject.at("kind").orElse("").equals("ServiceAccount")
                                        || subject.at("namespace")
                                                .filter(n -> !Places.isOf(tenant, n))
                                                .isPresent())
                .findFirst()
                .flatMap(
                        subject ->
                                refuse(
                                        "subjects",
                                        "%s gives a role of the cluster to %s, which no rule can judge."
                                                .formatted(shown(), subject.at("name").orElse("?")),
                                        "A service account of namespace "
                                                + Places.namespace(tenant)
                                                + "."));
    }

    /** Names of buckets are the world's: one of that name is another tenant's. */
    private Optional<Violation> bucket() {
        return Buckets.other(what, tenant, object)
                .map(other -> "tenant " + other)
                .or(() -> Buckets.platform(what, tenant, object))
                .flatMap(
                        other ->
                                refuse(
                                        "spec",
                                        "%s is %s's.".formatted(shown(), other),
                                        "A bucket with a name of its own."));
    }

    /** The Google account that pods of a Kubernetes service account act by. */
    private Optional<Violation> account() {
        return object.annotation(WORKLOAD_IDENTITY)
                .filter(
                        account ->
                                ResourceName.account(account)
                                        .filter(a -> a.project().equals(project))
                                        .isEmpty())
                .flatMap(
                        account ->
                                refuse(
                                        "annotations",
                                        "Pods of tenant %s would act by %s."
                                                .formatted(tenant, account),
                                        "A service account of project " + project + "."));
    }

    private String shown() {
        return object.kind() + " " + object.name();
    }

    private Optional<Violation> refuse(String where, String sentence, String allowed) {
        return Optional.of(Violation.at(object.path(), object.lineOf(where), sentence, allowed));
    }
}

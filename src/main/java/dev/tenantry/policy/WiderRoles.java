package dev.tenantry.policy;

import dev.tenantry.estate.Places;
import dev.tenantry.estate.Plain;
import dev.tenantry.manifest.Manifest;
import dev.tenantry.manifest.YamlMap;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A role that can do more gives more to everybody who holds it, without a grant that changes.
 * Permissions by which their holder gives access to others, or acts as somebody else, are refused.
 */
final class WiderRoles {

    static final String RULE = "roles-give-no-access";

    /** Of Google: setting policies, changing roles, acting as an account, making its keys. */
    private static final Pattern GOOGLE =
            Pattern.compile(
                    ".*\\.setIamPolicy|.*\\*.*|iam\\.roles\\.(create|update|undelete)"
                            + "|iam\\.serviceAccounts\\.(actAs|getAccessToken|getOpenIdToken"
                            + "|implicitDelegation|signBlob|signJwt)|iam\\.serviceAccountKeys\\.create"
                            + "|iam\\.(denypolicies|workloadIdentityPools|workloadIdentityPoolProviders"
                            + "|workforcePools|workforcePoolProviders)\\.(create|update|delete)"
                            + "|orgpolicy\\.polic(y|ies)\\.(set|create|update|delete)"
                            + "|resourcemanager\\.projects\\.(delete|move|updateLiens)"
                            + "|resourcemanager\\.tagUserBindings?\\..*"
                            + "|storage\\.hmacKeys\\.create|secretmanager\\.versions\\.access"
                            + "|serviceusage\\.apiKeys\\.create|privilegedaccessmanager\\..*"
                            + "|logging\\.(sinks|exclusions)\\.(create|update|delete)"
                            + "|bigquery\\.(rowAccessPolicies|dataPolicies)\\.(update|delete|overrideTimeTravelRestrictions|setIamPolicy)");

    /** Whoever may make these of Google's things runs code as their account. */
    private static final Pattern RUNNING =
            Pattern.compile(
                    "cloudbuild\\.builds\\.create|deploymentmanager\\.deployments\\.(create|update)"
                            + "|compute\\.(instances\\.(create|setMetadata|setServiceAccount)"
                            + "|projects\\.setCommonInstanceMetadata)"
                            + "|container\\.(pods|deployments|jobs|daemonSets|statefulSets|cronJobs)"
                            + "\\.(create|update|exec|attach|portForward|proxy)"
                            + "|container\\.(roles|roleBindings|clusterRoles|clusterRoleBindings)"
                            + "\\.(create|update|bind|escalate)|container\\.secrets\\..*"
                            + "|(run|cloudfunctions|dataflow|dataproc|composer|aiplatform|notebooks)"
                            + "\\.(services|functions|jobs|clusters|environments|customJobs"
                            + "|pipelineJobs|instances|notebookRuntimes)\\.(create|update)");

    /** Of Kubernetes: these verbs, and these resources with any verb that writes. */
    private static final Set<String> VERBS =
            Set.of("*", "escalate", "bind", "impersonate", "approve", "sign");

    private static final Set<String> RESOURCES =
            Set.of(
                    "*",
                    "secrets",
                    "serviceaccounts/token",
                    "roles",
                    "rolebindings",
                    "clusterroles",
                    "clusterrolebindings",
                    "serviceaccounts",
                    "namespaces",
                    "nodes",
                    "persistentvolumes",
                    "customresourcedefinitions",
                    "apiservices",
                    "certificatesigningrequests",
                    "certificatesigningrequests/approval",
                    "signers");

    /** Whoever makes these runs any pod: no rule sees what it mounts and as whom it acts. */
    private static final Set<String> PODS =
            Set.of(
                    "pods",
                    "replicationcontrollers",
                    "replicasets",
                    "deployments",
                    "statefulsets",
                    "daemonsets",
                    "jobs",
                    "cronjobs",
                    "workflows",
                    "workflowtemplates",
                    "clusterworkflowtemplates",
                    "cronworkflows");

    /** A pod that is there may be marked and deleted; a new one is another thing. */
    private static final Set<String> MAKING = Set.of("create", "update", "patch", "*");

    /** Ways into a running container, or through the API to one, whatever the verb is called. */
    private static final Pattern INTO =
            Pattern.compile(
                    "(pods|\\*)/(exec|attach|portforward|ephemeralcontainers)|.+/proxy|\\*/.*");

    /** Whoever makes these makes access: grants, keys, and what is applied to the cluster. */
    private static final Pattern GIVING =
            Pattern.compile(
                    ".*\\.cnrm\\.cloud\\.google\\.com|admissionregistration\\.k8s\\.io|\\*");

    private static final Set<String> APPLIED =
            Set.of("applications", "applicationsets", "appprojects");

    private static final Set<String> READING = Set.of("get", "list", "watch");

    private WiderRoles() {}

    /** Empty unless a role gains something of this sort. */
    static List<Verdict> judge(Case what) {
        List<Violation> found = new ArrayList<>();
        for (Case.Touched file : what.files()) {
            for (Manifest object : file.after()) {
                Set<String> gained = new HashSet<>(powers(object));
                what.before(object).ifPresent(old -> gained.removeAll(powers(old)));
                gained.stream()
                        .sorted()
                        .findFirst()
                        .map(p -> refused(object, p))
                        .ifPresent(found::add);
            }
            file.after().stream()
                    .filter(
                            object ->
                                    object.kind().equals("ClusterRoleBinding")
                                            || isPlatforms(object))
                    .flatMap(object -> people(object, what.before(object)))
                    .forEach(found::add);
        }
        return found.isEmpty() ? List.of() : Violation.refuse(RULE, "", found);
    }

    private static Violation refused(Manifest role, String power) {
        return Violation.at(
                role.path(),
                role.line(),
                "Whoever holds %s %s could give access to others, or act as somebody else: %s."
                        .formatted(Kinds.noun(role), role.name(), power),
                "A role without that; grants are asked for one by one.");
    }

    /** The permissions of a role that reach beyond what its holder does. */
    private static Set<String> powers(Manifest object) {
        return switch (object.kind()) {
            case "IAMCustomRole" ->
                    Set.copyOf(
                            object.texts("spec", "permissions").stream()
                                    .filter(
                                            p ->
                                                    GOOGLE.matcher(p).matches()
                                                            || RUNNING.matcher(p).matches())
                                    .toList());
            case "ClusterRole" -> aggregated(object);
            case "Role" ->
                    Set.copyOf(
                            object.maps("rules").flatMap(WiderRoles::powers).distinct().toList());
            default -> Set.of();
        };
    }

    /** By a label, the rules of a role are those of other roles as well, as of admin and edit. */
    private static Set<String> aggregated(Manifest role) {
        return Stream.concat(
                        role.maps("rules").flatMap(WiderRoles::powers),
                        role.labels().keySet().stream()
                                .filter(label -> label.contains("/aggregate-to-"))
                                .map(label -> "the label " + label))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Stream<String> powers(YamlMap rule) {
        List<String> verbs = rule.texts("verbs");
        Stream<String> strong = verbs.stream().filter(VERBS::contains);
        boolean writes = verbs.stream().anyMatch(verb -> !READING.contains(verb));
        boolean makes = verbs.stream().anyMatch(MAKING::contains);
        Stream<String> reached =
                rule.texts("resources").stream()
                        .filter(
                                resource ->
                                        reaches(rule, resource, writes)
                                                || (makes && PODS.contains(resource)))
                        .map(resource -> String.join("/", verbs) + " " + resource);
        return Stream.concat(strong, reached);
    }

    private static boolean reaches(YamlMap rule, String resource, boolean writes) {
        boolean gives =
                APPLIED.contains(resource)
                        || RESOURCES.contains(resource)
                        || rule.texts("apiGroups").stream()
                                .anyMatch(group -> GIVING.matcher(group).matches());
        return INTO.matcher(resource).matches() || resource.equals("secrets") || (writes && gives);
    }

    private static boolean isPlatforms(Manifest object) {
        return object.kind().equals("RoleBinding") && Places.tenantOf(object.path()).isEmpty();
    }

    /**
     * Roles of the cluster are held by the platform's workloads: nobody judges groups of people.
     */
    private static Stream<Violation> people(Manifest binding, Optional<Manifest> before) {
        Set<Object> old = new HashSet<>();
        before.filter(b -> role(b).equals(role(binding)))
                .ifPresent(b -> b.maps("subjects").map(Plain::of).forEach(old::add));
        return binding.maps("subjects")
                .filter(subject -> !old.contains(Plain.of(subject)))
                .filter(subject -> !isPlatformsAccount(subject))
                .map(
                        subject ->
                                Violation.at(
                                        binding.path(),
                                        subject.line(),
                                        "%s %s gives a role of the cluster to %s %s."
                                                .formatted(
                                                        binding.kind(),
                                                        binding.name(),
                                                        subject.at("kind").orElse("?"),
                                                        subject.at("name").orElse("?")),
                                        "A service account of the platform."));
    }

    private static Optional<Object> role(Manifest binding) {
        return binding.node("roleRef").map(Plain::of);
    }

    private static boolean isPlatformsAccount(YamlMap subject) {
        return subject.at("kind").filter("ServiceAccount"::equals).isPresent()
                && subject.at("namespace").filter(n -> !n.startsWith("t-")).isPresent();
    }
}

package dev.tenantry.policy.access;

import dev.tenantry.manifest.YamlMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a rule of a role of Kubernetes gives beyond what its holder does: whoever writes objects
 * makes pods, access, or whatever a controller makes of them. Writing that is known to do none of
 * this is listed; reading gives nothing, but of secrets.
 */
public final class KubernetesPowers {

    private static final Set<String> READING = Set.of("get", "list", "watch");

    private static final Set<String> ALL = Set.of("create", "update", "patch", "delete");

    private static final Set<String> STATUS = Set.of("update", "patch");

    private static final Set<String> GOING = Set.of("delete", "deletecollection");

    private static final Set<String> ASKING = Set.of("create");

    /** By group and resource, the verbs that only report, hold a lock, ask or stop something. */
    private static final Map<String, Set<String>> HARMLESS =
            Map.ofEntries(
                    Map.entry("/events", ALL),
                    Map.entry("events.k8s.io/events", ALL),
                    Map.entry("coordination.k8s.io/leases", ALL),
                    Map.entry("argoproj.io/workflowtaskresults", ALL),
                    Map.entry("argoproj.io/workflowtasksets", STATUS),
                    Map.entry("argoproj.io/workflowtasksets/status", STATUS),
                    Map.entry("argoproj.io/workflowartifactgctasks", STATUS),
                    Map.entry("argoproj.io/workflowartifactgctasks/status", STATUS),
                    Map.entry("argoproj.io/workflows", GOING),
                    Map.entry("/pods", GOING),
                    Map.entry("/pods/eviction", ASKING),
                    Map.entry("batch/jobs", GOING),
                    Map.entry("apps/deployments/scale", STATUS),
                    Map.entry("apps/statefulsets/scale", STATUS),
                    Map.entry("/persistentvolumeclaims", ALL),
                    Map.entry("authorization.k8s.io/selfsubjectaccessreviews", ASKING),
                    Map.entry("authorization.k8s.io/selfsubjectrulesreviews", ASKING),
                    Map.entry("authorization.k8s.io/subjectaccessreviews", ASKING),
                    Map.entry("authorization.k8s.io/localsubjectaccessreviews", ASKING),
                    Map.entry("authentication.k8s.io/tokenreviews", ASKING));

    /** Secrets, and ways into a running container or through the API to one, with any verb. */
    private static final Pattern ANYHOW =
            Pattern.compile(
                    "secrets|\\*|\\*/.*|.+/\\*|.+/(exec|attach|portforward|ephemeralcontainers|proxy)");

    /** What runs there has all rights: of objects there none is harmless. */
    private static final Set<String> CONTROLLERS =
            Set.of("argocd", "cnrm-system", "kube-system", "configconnector-operator-system");

    private KubernetesPowers() {}

    /** Is it a namespace whose objects say what controllers with all rights do? */
    public static boolean isOfControllers(String namespace) {
        return CONTROLLERS.contains(namespace);
    }

    /** Each as {@code create jobs.batch}, with the name of the only object where there is one. */
    static Stream<String> of(YamlMap rule, String namespace) {
        Stream<String> objects =
                groups(rule)
                        .flatMap(
                                group ->
                                        rule.texts("resources").stream()
                                                .flatMap(r -> of(rule, group, r, namespace)));
        Stream<String> addresses =
                rule.texts("nonResourceURLs").stream()
                        .flatMap(
                                url ->
                                        rule.texts("verbs").stream()
                                                .filter(verb -> !READING.contains(verb))
                                                .map(verb -> verb + " " + url));
        return Stream.concat(objects, addresses);
    }

    private static Stream<String> groups(YamlMap rule) {
        List<String> groups = rule.texts("apiGroups");
        return groups.isEmpty() ? Stream.of("*") : groups.stream();
    }

    private static Stream<String> of(
            YamlMap rule, String group, String resource, String namespace) {
        String object = group.isEmpty() ? resource : resource + "." + group;
        List<String> names = rule.texts("resourceNames");
        return rule.texts("verbs").stream()
                .filter(verb -> isStrong(group, resource, verb, namespace))
                .map(verb -> verb + " " + object)
                .flatMap(
                        power ->
                                names.isEmpty()
                                        ? Stream.of(power)
                                        : names.stream().map(name -> power + " " + name));
    }

    private static boolean isStrong(String group, String resource, String verb, String namespace) {
        if (ANYHOW.matcher(resource).matches()) {
            return true;
        }
        return !READING.contains(verb)
                && (isOfControllers(namespace)
                        || !HARMLESS.getOrDefault(group + "/" + resource, Set.of()).contains(verb));
    }
}

package dev.tenantry.policy.change;

import dev.tenantry.estate.Plain;
import dev.tenantry.manifest.Manifest;
import dev.tenantry.manifest.Problem;
import dev.tenantry.manifest.YamlMap;
import dev.tenantry.manifest.YamlNode;
import dev.tenantry.manifest.YamlScalar;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An object that Kubernetes does not take: with one of them nothing of its Application is applied
 * or taken back, until somebody mends it. What it says of names, labels and annotations
 * (apimachinery, {@code validation}), and of sizes where Argo CD writes the object into an
 * annotation of its own.
 */
final class RefusedByKubernetes {

    private static final String LABEL = "[a-z0-9](?:[-a-z0-9]*[a-z0-9])?";
    private static final Pattern DOMAIN = Pattern.compile(LABEL + "(?:\\." + LABEL + ")*+");
    private static final Pattern SIMPLE = Pattern.compile(LABEL);
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9](?:[-\\w.]*[A-Za-z0-9])?");

    /** What a reader of YAML makes no text of. */
    private static final Pattern NO_TEXT =
            Pattern.compile("true|false|[-+]?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][-+]?[0-9]+)?");

    private static final int LONGEST_NAME = 253;
    private static final int LONGEST_LABEL = 63;

    /** Characters of all annotations together. */
    private static final int LARGEST = 256 << 10;

    private static final String CONNECTOR = ".cnrm.cloud.google.com";
    private static final String RBAC = "rbac.authorization.k8s.io";

    /** By groups of which rules know kinds. */
    private static final Map<String, String> VERSIONS =
            Map.of("", "v1", RBAC, "v1", "networking.k8s.io", "v1", "argoproj.io", "v1alpha1");

    private final Manifest object;

    private RefusedByKubernetes(Manifest object) {
        this.object = object;
    }

    /** Empty for what it takes, as far as is known here. */
    static Optional<Problem> judge(Manifest object) {
        RefusedByKubernetes refused = new RefusedByKubernetes(object);
        return refused.version()
                .or(refused::name)
                .or(refused::namespace)
                .or(() -> refused.pairs("labels"))
                .or(() -> refused.pairs("annotations"))
                .or(refused::size);
    }

    private Optional<Problem> version() {
        String known =
                object.group().endsWith(CONNECTOR) ? "v1beta1" : VERSIONS.get(object.group());
        String full = object.group().isEmpty() ? known : object.group() + "/" + known;
        return known == null || Kinds.of(object).isEmpty() || object.apiVersion().equals(full)
                ? Optional.empty()
                : problem("apiVersion “%s”".formatted(object.apiVersion()), full + ".");
    }

    private Optional<Problem> name() {
        Optional<String> name = object.at("metadata", "name");
        boolean fine =
                name.map(
                                text ->
                                        object.group().equals(RBAC)
                                                ? !text.contains("/") && !text.contains("%")
                                                : object.is("", "Namespace")
                                                        ? isSimple(text)
                                                        : isDomain(text))
                        .orElse(true);
        return fine
                ? Optional.empty()
                : problem(
                        "name “%s”".formatted(name.orElse("")),
                        "Small letters, digits, hyphens and dots.");
    }

    private Optional<Problem> namespace() {
        return object.namespace()
                .filter(namespace -> !isSimple(namespace))
                .flatMap(
                        namespace ->
                                problem(
                                        "namespace “%s”".formatted(namespace),
                                        "Small letters, digits and hyphens."));
    }

    private Optional<Problem> pairs(String which) {
        return object.node("metadata", which).stream()
                .flatMap(
                        node ->
                                node instanceof YamlMap map
                                        ? map.entries().stream()
                                        : Stream.<YamlMap.Entry>empty())
                .filter(entry -> !isKey(entry.key().text()) || !isValue(which, entry.value()))
                .findFirst()
                .flatMap(
                        entry ->
                                problem(
                                        "%s “%s”".formatted(which, entry.key().text()),
                                        "A text, in quotes where it is a number or true or false;"
                                                + " labels of letters, digits, hyphens and dots."));
    }

    private static boolean isKey(String key) {
        List<String> parts = Arrays.asList(key.split("/", -1));
        return parts.size() <= 2
                && isWord(parts.getLast())
                && (parts.size() == 1 || isDomain(parts.getFirst()));
    }

    private static boolean isValue(String which, YamlNode value) {
        return value instanceof YamlScalar scalar
                && (scalar.style() != YamlScalar.Style.PLAIN
                        || !NO_TEXT.matcher(scalar.text()).matches())
                && (!which.equals("labels")
                        || scalar.isNull()
                        || scalar.text().isEmpty()
                        || isWord(scalar.text()));
    }

    private Optional<Problem> size() {
        boolean other =
                object.annotation("argocd.argoproj.io/sync-options")
                        .filter(all -> all.contains("ServerSideApply") || all.contains("Replace"))
                        .isPresent();
        return other || Plain.of(object.body()).toString().length() <= LARGEST
                ? Optional.empty()
                : problem("more than %d KiB".formatted(LARGEST >> 10), "Several smaller objects.");
    }

    private static boolean isWord(String text) {
        return text.length() <= LONGEST_LABEL && KEY.matcher(text).matches();
    }

    private static boolean isSimple(String text) {
        return text.length() <= LONGEST_LABEL && SIMPLE.matcher(text).matches();
    }

    private static boolean isDomain(String text) {
        return text.length() <= LONGEST_NAME && DOMAIN.matcher(text).matches();
    }

    private Optional<Problem> problem(String what, String remedy) {
        return Optional.of(
                new Problem(
                        object.path(),
                        object.line(),
                        "Kubernetes takes no %s with %s: Argo CD would apply nothing of its folder any more."
                                .formatted(object.kind(), what),
                        remedy));
    }
}

package dev.tenantry.policy.argo;

import dev.tenantry.estate.ArgoName;
import dev.tenantry.estate.ArgoName.Sort;
import dev.tenantry.estate.Places;
import dev.tenantry.manifest.Manifest;
import dev.tenantry.manifest.TenantId;
import dev.tenantry.policy.change.Case;
import dev.tenantry.policy.change.RuleId;
import dev.tenantry.policy.change.Verdict;
import dev.tenantry.policy.change.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Argo CD puts an object that names no namespace into that of its Application: what stands in one
 * tenant's folder goes to that tenant's namespace, and nothing else does.
 */
public final class ArgoDestinations {

    public static final String RULE = RuleId.ARGO_DESTINATIONS.id();

    private ArgoDestinations() {}

    /** Empty unless an Application or a set of them comes to lead elsewhere. */
    public static List<Verdict> judge(Case what) {
        List<Violation> found = new ArrayList<>();
        for (Case.Touched file : what.files()) {
            file.altered()
                    .filter(ArgoName::isArgo)
                    .filter(object -> !object.kind().equals("AppProject"))
                    .flatMap(object -> wrong(what, object, file.before(object)).stream())
                    .forEach(found::add);
        }
        return found.isEmpty() ? List.of() : Violation.refuse(RULE, "", found);
    }

    private static Optional<Violation> wrong(
            Case what, Manifest object, Optional<Manifest> before) {
        List<ArgoName> folders = named(object, Sort.FOLDER);
        return named(object, Sort.NAMESPACE).stream()
                .filter(one -> !isFine(what, one.value(), folders))
                .filter(one -> before.filter(old -> isSame(old, object)).isEmpty())
                .findFirst()
                .map(one -> refused(object, one));
    }

    /** Neither where from nor where to has changed. */
    private static boolean isSame(Manifest before, Manifest after) {
        return values(before, Sort.NAMESPACE).equals(values(after, Sort.NAMESPACE))
                && values(before, Sort.FOLDER).equals(values(after, Sort.FOLDER));
    }

    private static boolean isFine(Case what, String namespace, List<ArgoName> folders) {
        if (namespace.contains("{")) {
            return isKnown(what, namespace, folders);
        }
        Optional<TenantId> tenant = Places.ofNamespace(namespace);
        Predicate<ArgoName> own =
                tenant.isPresent()
                        ? folder -> isOf(tenant.get(), folder.value())
                        : folder -> !isOfTenants(folder.value());
        return folders.stream().allMatch(own);
    }

    private static boolean isOf(TenantId tenant, String folder) {
        return Places.tenantOfFolder(folder).filter(tenant::equals).isPresent();
    }

    private static boolean isOfTenants(String folder) {
        return folder.contains("{") || Places.isOfTenants(folder);
    }

    /** A template is known when another object has filled in these folders by it before. */
    private static boolean isKnown(Case what, String namespace, List<ArgoName> folders) {
        List<String> wanted = folders.stream().map(ArgoName::value).toList();
        return ArgoName.objects(what.estate()).stream()
                .filter(object -> values(object, Sort.NAMESPACE).contains(namespace))
                .anyMatch(object -> values(object, Sort.FOLDER).containsAll(wanted));
    }

    private static List<String> values(Manifest object, Sort sort) {
        return named(object, sort).stream().map(ArgoName::value).toList();
    }

    private static List<ArgoName> named(Manifest object, Sort sort) {
        return ArgoName.in(object).stream().filter(one -> one.sort() == sort).toList();
    }

    private static Violation refused(Manifest object, ArgoName namespace) {
        return Violation.at(
                object.path(),
                namespace.line(),
                "%s %s would put objects into namespace “%s” that stand elsewhere in the estate."
                        .formatted(object.kind(), object.name(), namespace.value()),
                "The namespace %s for a folder of that tenant, and for no other."
                        .formatted(
                                Places.layout()
                                        .namespace()
                                        .toString()
                                        .replace('{', '<')
                                        .replace('}', '>')));
    }
}

package dev.tenantry.policy;

import dev.tenantry.estate.Places;
import dev.tenantry.estate.ProjectClaim;
import dev.tenantry.estate.ResourceName;
import dev.tenantry.estate.Zone;
import dev.tenantry.manifest.Manifest;
import dev.tenantry.manifest.TenantId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An object outside of the tenants' folders, as the platform makes them, does not lie in a tenant's
 * project: Config Connector would take over what the tenant has there.
 */
final class StrayObjects {

    private static final String PROJECTS = "projects/";

    private static final Pattern IDENTITY =
            Pattern.compile("kcc-[a-z0-9-]+@[a-z0-9-]+\\.iam\\.gserviceaccount\\.com");

    private StrayObjects() {}

    static Optional<Violation> judge(Case what, Manifest object) {
        return object.namespace()
                .flatMap(Places::ofNamespace)
                .map(tenant -> placed(object, tenant))
                .or(() -> project(what, object))
                .or(() -> OwnTarget.judge(what, object))
                .or(() -> bucket(what, object))
                .or(() -> identity(object));
    }

    /** Names of buckets are the world's: one of that name is the tenant's. */
    private static Optional<Violation> bucket(Case what, Manifest object) {
        return object.kind().equals("StorageBucket")
                ? what.manifests(Zone.TENANT.folder()).stream()
                        .filter(other -> other.kind().equals("StorageBucket"))
                        .filter(other -> name(other).equals(name(object)))
                        .flatMap(other -> Places.tenant(other.path()).stream())
                        .findFirst()
                        .map(tenant -> placed(object, tenant))
                : Optional.empty();
    }

    private static String name(Manifest object) {
        return object.at("spec", "resourceID").orElse(object.name());
    }

    /** A machine, a job or an account that would act as what works for a tenant. */
    private static Optional<Violation> identity(Manifest object) {
        if (OwnObjects.GRANTS.contains(object.kind())
                || object.kind().equals("IAMServiceAccount")) {
            return Optional.empty();
        }
        List<String> accounts = new ArrayList<>();
        object.body()
                .walk(
                        (key, node) ->
                                node.at()
                                        .map(IDENTITY::matcher)
                                        .filter(Matcher::find)
                                        .ifPresent(found -> accounts.add(found.group())));
        return accounts.stream()
                .findFirst()
                .map(
                        account ->
                                Violation.at(
                                        object.path(),
                                        object.line(),
                                        "%s %s would act by %s, the identity that works for a tenant."
                                                .formatted(
                                                        Sentence.capital(Kinds.noun(object)),
                                                        object.name(),
                                                        account),
                                        "An account of its own."));
    }

    private static Violation placed(Manifest object, TenantId tenant) {
        return Violation.at(
                object.path(),
                object.lineOf("metadata", "namespace"),
                "%s %s goes to the namespace of tenant %s, and stands outside of its folders."
                        .formatted(Sentence.capital(Kinds.noun(object)), object.name(), tenant),
                "A file in the folders of tenant %s.".formatted(tenant));
    }

    private static Optional<Violation> project(Case what, Manifest object) {
        return Stream.of(
                        object.annotation(ProjectClaim.ANNOTATION),
                        object.at("spec", "projectRef", "external"),
                        object.at("spec", "projectRef", "name"))
                .flatMap(Optional::stream)
                .map(p -> p.startsWith(PROJECTS) ? p.substring(PROJECTS.length()) : p)
                .flatMap(
                        p ->
                                ResourceName.isNumber(p)
                                        ? Stream.of(numbered(object, p))
                                        : what.owners(p).stream()
                                                .map(tenant -> refused(object, p, tenant)))
                .findFirst();
    }

    private static Violation numbered(Manifest object, String number) {
        return Violation.at(
                object.path(),
                object.line(),
                "We cannot tell whose project number %s is.".formatted(number),
                "The project by its id.");
    }

    private static Violation refused(Manifest object, String project, TenantId tenant) {
        return Violation.at(
                object.path(),
                object.line(),
                "%s %s would lie in project %s, which is tenant %s's."
                        .formatted(
                                Sentence.capital(Kinds.noun(object)),
                                object.name(),
                                project,
                                tenant),
                "A file in the folders of tenant %s.".formatted(tenant));
    }
}

package dev.tenantry.policy.isolation;

import dev.tenantry.estate.Places;
import dev.tenantry.estate.ResourceName;
import dev.tenantry.manifest.Manifest;
import dev.tenantry.manifest.TenantId;
import dev.tenantry.policy.change.Case;
import dev.tenantry.policy.change.Kinds;
import dev.tenantry.policy.change.Sentence;
import dev.tenantry.policy.change.Violation;
import dev.tenantry.policy.safeguards.LoggedProjects;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What an object acts on besides the place that it lies in: whose access is logged, which
 * organisation or folder it belongs to, which account it takes over.
 */
final class OwnTarget {

    private static final String CONNECTOR = "cnrm.cloud.google.com/";

    private static final List<String> ABOVE =
            List.of(CONNECTOR + "organization-id", CONNECTOR + "folder-id");

    private static final Set<String> REFERENCES = Set.of("organizationRef", "folderRef");

    private OwnTarget() {}

    /** In a tenant's folders. */
    static Optional<Violation> judge(Manifest object, TenantId tenant, String project) {
        return above(object).or(() -> audited(object, project)).or(() -> taken(object, tenant));
    }

    /** Outside of them. */
    static Optional<Violation> judge(Case what, Manifest object) {
        return LoggedProjects.of(what, object)
                .filter(ref -> ResourceName.isNumber(ref) || !what.owners(ref).isEmpty())
                .findFirst()
                .flatMap(ref -> refuse(object, "spec", "what is logged of project " + ref))
                .or(
                        () ->
                                Stream.of(identity(object).orElse(""), object.name())
                                        .filter(id -> id.startsWith(PlatformNames.IDENTITY))
                                        .filter(id -> object.kind().equals("IAMServiceAccount"))
                                        .filter(
                                                id ->
                                                        !object.name().equals(id)
                                                                || ActingAs.isIdentity(what, id))
                                        .findFirst()
                                        .flatMap(id -> refuse(object, "spec", "account " + id)));
    }

    /** Outside of tenants' folders: what is logged of more than a project, to be looked at. */
    static Optional<Violation> wide(Manifest object) {
        String kind = object.at("spec", "resourceRef", "kind").orElse("");
        return object.kind().equals("IAMAuditConfig") && !kind.equals("Project")
                ? Optional.of(
                        Violation.at(
                                object.path(),
                                object.lineOf("spec"),
                                "%s %s decides what is logged of %s %s, with all tenants below it."
                                        .formatted(
                                                Sentence.capital(Kinds.noun(object)),
                                                object.name(),
                                                kind.isEmpty() ? "something" : kind,
                                                reference(object).orElse("that is not named")),
                                "An approval by somebody who owns it."))
                : Optional.empty();
    }

    /** Google's organisation and its folders are above all tenants. */
    private static Optional<Violation> above(Manifest object) {
        return Stream.concat(
                        ABOVE.stream().flatMap(key -> object.annotation(key).stream()),
                        references(object).stream())
                .filter(id -> !object.kind().equals("Project") && !object.kind().equals("Folder"))
                .findFirst()
                .flatMap(id -> refuse(object, "metadata", "organisation or folder " + id));
    }

    private static List<String> references(Manifest object) {
        List<String> found = new ArrayList<>();
        object.body()
                .walk(
                        (key, node) -> {
                            if (REFERENCES.contains(key)) {
                                node.at("external").or(() -> node.at("name")).ifPresent(found::add);
                            }
                        });
        return found;
    }

    private static Optional<Violation> audited(Manifest object, String project) {
        if (!object.kind().equals("IAMAuditConfig")) {
            return Optional.empty();
        }
        boolean own =
                object.at("spec", "resourceRef", "kind").filter("Project"::equals).isPresent()
                        && reference(object).filter(project::equals).isPresent();
        return own
                ? Optional.empty()
                : refuse(
                        object,
                        "spec",
                        "what is logged of "
                                + object.at("spec", "resourceRef", "kind").orElse("something")
                                + " "
                                + reference(object).orElse("that is not named"));
    }

    /** The project's id, as {@code resourceRef} has it in any of its spellings. */
    private static Optional<String> reference(Manifest object) {
        return Stream.of(
                        object.at("spec", "resourceRef", "external"),
                        object.at("spec", "resourceRef", "name"))
                .flatMap(Optional::stream)
                .map(text -> text.startsWith("projects/") ? text.substring(9) : text)
                .findFirst();
    }

    /** The identities of Config Connector are named after their tenants. */
    private static Optional<Violation> taken(Manifest object, TenantId tenant) {
        return identity(object)
                .filter(id -> object.kind().equals("IAMServiceAccount"))
                .filter(
                        id ->
                                Stream.of(id, object.name())
                                        .anyMatch(n -> n.startsWith(PlatformNames.IDENTITY)))
                .filter(id -> !id.equals(PlatformNames.IDENTITY + tenant))
                .flatMap(id -> refuse(object, "spec", "account " + id));
    }

    private static Optional<String> identity(Manifest object) {
        return object.at("spec", "resourceID").or(() -> Optional.of(object.name()));
    }

    private static Optional<Violation> refuse(Manifest object, String where, String what) {
        String whose =
                Places.tenantOf(object.path())
                        .map(tenant -> "tenant " + tenant + "'s")
                        .orElse("the platform's alone");
        return Optional.of(
                Violation.at(
                        object.path(),
                        object.lineOf(where),
                        "%s %s would decide about %s, which is not %s."
                                .formatted(
                                        Sentence.capital(Kinds.noun(object)),
                                        object.name(),
                                        what,
                                        whose),
                        "Only what is its own."));
    }
}

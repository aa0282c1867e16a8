package dev.tenantry.policy.safeguards;

import dev.tenantry.estate.Places;
import dev.tenantry.estate.ResourceName;
import dev.tenantry.manifest.Manifest;
import dev.tenantry.policy.change.Case;
import dev.tenantry.policy.change.Kinds;
import dev.tenantry.policy.change.Sentence;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a project or a folder stands below, and who pays for it: whoever has access above has it
 * there, what is logged and forbidden above holds there, and whoever pays may stop.
 */
public final class Ancestors {

    private static final Set<String> KINDS = Set.of("Project", "Folder");

    private static final String CONNECTOR = "cnrm.cloud.google.com/";

    private Ancestors() {}

    /** {@code , below folder 1, paid by billing account A}; empty for other kinds. */
    public static String shown(Manifest object) {
        if (!isOne(object)) {
            return "";
        }
        String network =
                object.kind().equals("Folder")
                                || object.annotation(CONNECTOR + "auto-create-network")
                                        .filter("false"::equals)
                                        .isPresent()
                        ? ""
                        : ", with Google's default network, which is open to SSH from everywhere";
        return ", below "
                + above(object)
                + payer(object).map(", paid by billing account "::concat).orElse("")
                + network;
    }

    /** Would others have access to it, or pay for it, than before? */
    public static boolean isOther(Manifest now, Optional<Manifest> before) {
        return isOne(now)
                && before.filter(
                                old ->
                                        !above(old).equals(above(now))
                                                || !payer(old).equals(payer(now)))
                        .isPresent();
    }

    static Stream<Safeguards.Loss> losses(Case what, Manifest now) {
        if (!isOne(now)) {
            return Stream.empty();
        }
        Optional<Manifest> before = what.before(now);
        return Stream.of(
                        before.flatMap(old -> moved(old, now)),
                        before.flatMap(old -> paid(old, now)),
                        Optional.of(now)
                                .filter(_ -> before.isEmpty())
                                .flatMap(_ -> taken(what, now)))
                .flatMap(Optional::stream)
                .map(
                        said ->
                                new Safeguards.Loss(
                                        now.path(),
                                        now.lineOf("spec"),
                                        "%s %s %s."
                                                .formatted(
                                                        Sentence.capital(Kinds.noun(now)),
                                                        now.name(),
                                                        said)));
    }

    private static Optional<String> moved(Manifest before, Manifest now) {
        return above(before).equals(above(now))
                ? Optional.empty()
                : Optional.of(
                        "moves from below %s to below %s: whoever has access there has it here, and what is logged and forbidden is another"
                                .formatted(above(before), above(now)));
    }

    private static Optional<String> paid(Manifest before, Manifest now) {
        return payer(before).equals(payer(now))
                ? Optional.empty()
                : Optional.of(
                        "is paid by billing account %s, instead of %s: whoever has that may stop it, and other budgets count it"
                                .formatted(
                                        payer(now).orElse("that nobody names"),
                                        payer(before).orElse("one that nobody names")));
    }

    /** A manifest that comes for the project that a tenant has already moves it as well. */
    private static Optional<String> taken(Case what, Manifest now) {
        return Places.tenantOf(now.path()).flatMap(what::before).stream()
                .flatMap(facts -> facts.projects().values().stream())
                .filter(project -> now.kind().equals("Project"))
                .filter(project -> project.equals(ResourceName.of(now)))
                .findFirst()
                .map(
                        project ->
                                "takes over project %s, which would stand below %s: whoever has access there has it here"
                                        .formatted(project, above(now)));
    }

    private static boolean isOne(Manifest object) {
        return object.is("resourcemanager.cnrm.cloud.google.com", object.kind())
                && KINDS.contains(object.kind());
    }

    /** As any of the ways to say it has it. */
    private static String above(Manifest object) {
        return Stream.of(
                        reference(object, "folderRef").map("folder "::concat),
                        reference(object, "organizationRef").map("organisation "::concat),
                        object.annotation(CONNECTOR + "folder-id").map("folder "::concat),
                        object.annotation(CONNECTOR + "organization-id")
                                .map("organisation "::concat))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse("what its namespace says");
    }

    private static Optional<String> payer(Manifest object) {
        return reference(object, "billingAccountRef");
    }

    /** Without {@code folders/}; a name with its namespace, where that is said. */
    private static Optional<String> reference(Manifest object, String key) {
        Optional<String> namespace = object.at("spec", key, "namespace").map(n -> n + "/");
        return object.at("spec", key, "external")
                .map(text -> text.substring(text.lastIndexOf('/') + 1))
                .or(() -> object.at("spec", key, "name").map(n -> namespace.orElse("") + n));
    }
}

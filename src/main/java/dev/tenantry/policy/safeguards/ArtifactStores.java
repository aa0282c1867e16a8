package dev.tenantry.policy.safeguards;

import dev.tenantry.estate.Plain;
import dev.tenantry.manifest.Manifest;
import dev.tenantry.policy.change.Case;
import java.util.Optional;

/** Where Argo Workflows keeps all that the workflows of a namespace make, unless they say so. */
final class ArtifactStores {

    private static final String NAME = "artifact-repositories";
    private static final String DEFAULT = "workflows.argoproj.io/default-artifact-repository";

    private ArtifactStores() {}

    /** A new place, or another one: what is made would lie with somebody else. */
    static Optional<Safeguards.Loss> loss(Case what, Manifest object) {
        boolean other = what.before(object).filter(old -> Plain.same(old, object)).isEmpty();
        return object.is("", "ConfigMap") && isOne(object) && other
                ? Optional.of(
                        new Safeguards.Loss(
                                object.path(),
                                object.line(),
                                "ConfigMap %s says where all that workflows of its namespace make is kept: %s."
                                        .formatted(
                                                object.name(),
                                                object.node("data")
                                                        .map(data -> Plain.of(data).toString())
                                                        .orElse("nowhere")
                                                        .replaceAll("\\s+", " "))))
                : Optional.empty();
    }

    private static boolean isOne(Manifest object) {
        return object.name().equals(NAME) || object.annotation(DEFAULT).isPresent();
    }
}

package dev.tenantry.policy.safeguards;

import dev.tenantry.estate.ProjectClaim;
import dev.tenantry.estate.ResourceName;
import dev.tenantry.estate.Zone;
import dev.tenantry.manifest.Manifest;
import dev.tenantry.policy.change.Case;
import dev.tenantry.policy.change.Identity;
import java.util.Optional;
import java.util.stream.Stream;

/** The projects of which a manifest outside of the tenants' folders says what is logged there. */
public final class LoggedProjects {

    private LoggedProjects() {}

    /** By every spelling of Google's, and by the name of a manifest that makes a project. */
    public static Stream<String> of(Case what, Manifest object) {
        if (!object.kind().equals("IAMAuditConfig")) {
            return Stream.empty();
        }
        Optional<String> external = object.at("spec", "resourceRef", "external");
        Optional<String> name = object.at("spec", "resourceRef", "name");
        Stream<String> said =
                Stream.of(external, name, object.annotation(ProjectClaim.ANNOTATION))
                        .flatMap(Optional::stream)
                        .flatMap(LoggedProjects::spelled);
        return Stream.concat(said, name.stream().flatMap(n -> made(what, object, n)));
    }

    private static Stream<String> spelled(String text) {
        boolean above = text.indexOf('/') >= 0 && ResourceName.isAbove(text);
        return above
                ? Stream.empty()
                : Stream.concat(
                        ResourceName.mentioned(text),
                        Stream.of(text.substring(text.lastIndexOf('/') + 1)));
    }

    private static Stream<String> made(Case what, Manifest object, String name) {
        String namespace =
                object.at("spec", "resourceRef", "namespace").orElse(Identity.namespace(object));
        return what.manifests(Zone.FACTORY.folder()).stream()
                .filter(m -> m.name().equals(name) && Identity.namespace(m).equals(namespace))
                .flatMap(m -> ProjectClaim.project(m).stream());
    }
}

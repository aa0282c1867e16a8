package dev.tenantry.estate;

import dev.tenantry.manifest.Manifest;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What the factory's manifests say of a tenant besides its namespace. */
final class FactoryFacts {

    private static final Pattern COMMA = Pattern.compile("\\s*,\\s*");
    private static final Pattern ROLE = Pattern.compile("'([^']+)'|\"([^\"]+)\"");

    private FactoryFacts() {}

    /** The project of the account that Config Connector uses for this tenant. */
    static String platformProject(List<Manifest> factory) {
        return factory.stream()
                .filter(m -> m.kind().equals("ConfigConnectorContext"))
                .flatMap(m -> m.at("spec", "googleServiceAccount").stream())
                .flatMap(a -> new Principal("serviceAccount:" + a).project().stream())
                .findFirst()
                .orElse("");
    }

    /** The annotation of the namespace, else what the identity that grants is limited to. */
    static Set<String> allowed(Manifest namespace, List<Manifest> factory) {
        return namespace
                .annotation(Notes.PREFIX + "allowed-roles")
                .map(roles -> Set.copyOf(List.of(COMMA.split(roles.strip()))))
                .orElseGet(() -> grantable(factory));
    }

    /** The roles in the condition of the one role that lets Config Connector change IAM. */
    private static Set<String> grantable(List<Manifest> factory) {
        Set<String> roles = new LinkedHashSet<>();
        factory.stream()
                .flatMap(m -> m.at("spec", "condition", "expression").stream())
                .filter(e -> e.contains("modifiedGrantsByRole"))
                .map(e -> e.substring(Math.max(0, e.indexOf("hasOnly"))))
                .flatMap(e -> ROLE.matcher(e).results())
                .forEach(
                        m ->
                                roles.add(
                                        Optional.ofNullable(m.group(1))
                                                .orElseGet(() -> m.group(2))));
        return roles;
    }
}

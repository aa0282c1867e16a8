package dev.tenantry.policy.safeguards;

import dev.tenantry.manifest.Manifest;
import dev.tenantry.manifest.YamlList;
import dev.tenantry.manifest.YamlNode;
import dev.tenantry.policy.change.Kinds;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * By which account the machines of a node pool act, and with what of its rights: said whenever it
 * comes or changes, however much else does.
 */
public final class MachineAccount {

    private static final Set<String> KINDS = Set.of("ContainerNodePool", "ContainerCluster");

    private MachineAccount() {}

    /** Empty where it stays as it was. */
    public static Optional<String> shown(Manifest object, Optional<Manifest> before) {
        return KINDS.contains(object.kind())
                ? account(object)
                        .filter(
                                now ->
                                        !before.flatMap(MachineAccount::account)
                                                .equals(Optional.of(now)))
                        .map(
                                now ->
                                        "Machines of %s %s act by %s."
                                                .formatted(Kinds.noun(object), object.name(), now))
                : Optional.empty();
    }

    /** A cluster without machines of its own has none. */
    private static Optional<String> account(Manifest object) {
        return object.node("spec", "nodeConfig")
                .or(
                        () ->
                                object.node("spec")
                                        .filter(_ -> object.kind().equals("ContainerNodePool")))
                .map(config -> name(config) + scopes(config));
    }

    private static String name(YamlNode config) {
        return config.at("serviceAccountRef", "external")
                .or(() -> config.at("serviceAccountRef", "name"))
                .orElse("the project's default account");
    }

    private static String scopes(YamlNode config) {
        List<String> scopes =
                config.node("oauthScopes").stream()
                        .flatMap(MachineAccount::texts)
                        .map(scope -> scope.substring(scope.lastIndexOf('/') + 1))
                        .toList();
        return scopes.isEmpty() ? "" : " within " + String.join(", ", scopes);
    }

    private static Stream<String> texts(YamlNode node) {
        return node instanceof YamlList list ? list.texts().stream() : Stream.empty();
    }
}

package dev.tenantry.web;

import dev.tenantry.identity.ConsoleRole;
import jakarta.annotation.security.RolesAllowed;
import java.lang.reflect.AnnotatedElement;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.server.SimpleResourceInfo;
import org.jspecify.annotations.Nullable;

/** Reads from an endpoint which roles may use it, to tell those who may not. */
final class NeededRoles {

    private NeededRoles() {}

    /** "data engineers and infra engineers"; empty where it does not depend on roles. */
    static Optional<String> of(@Nullable SimpleResourceInfo asked) {
        if (asked == null || asked.getResourceClass() == null) {
            return Optional.empty();
        }
        Class<?> resource = asked.getResourceClass();
        // A method that cannot be looked up (native) says nothing, rather than its class's roles.
        return Arrays.stream(resource.getDeclaredMethods())
                .filter(method -> method.getName().equals(asked.getMethodName()))
                .findFirst()
                .flatMap(
                        method ->
                                Stream.<AnnotatedElement>of(method, resource)
                                        .map(each -> each.getAnnotation(RolesAllowed.class))
                                        .filter(Objects::nonNull)
                                        .findFirst())
                .map(NeededRoles::words);
    }

    private static String words(RolesAllowed allowed) {
        List<String> names = List.of(allowed.value());
        return Stream.of(ConsoleRole.values())
                .filter(role -> names.contains(role.role()))
                .map(role -> role.title().toLowerCase(Locale.ROOT) + "s")
                .collect(Collectors.joining(" and "));
    }
}

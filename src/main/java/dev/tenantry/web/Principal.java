package dev.tenantry.web;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A principal as pages show it.
 *
 * @param kind user, group, service or other: the shape of the mark
 * @param name what stands before the at sign
 * @param at the at sign and what follows; empty when there is none
 */
public record Principal(String kind, String name, String at) {

    /** Takes IAM's spelling apart, for example {@code user:mira.novak@acme.example}. */
    public static Principal of(String spelling) {
        int colon = spelling.indexOf(':');
        String type = colon < 0 ? "user" : spelling.substring(0, colon);
        String id = spelling.substring(colon + 1);
        int at = id.indexOf('@');
        return at < 0
                ? new Principal(kind(type), id, "")
                : new Principal(kind(type), id.substring(0, at), id.substring(at));
    }

    public String icon() {
        return switch (kind) {
            case "user" -> "user";
            case "group" -> "users";
            case "service" -> "bot";
            default -> "globe";
        };
    }

    private static String kind(String type) {
        return switch (type) {
            case "user", "group" -> type;
            case "serviceAccount" -> "service";
            default -> "other";
        };
    }

    static String initials(String name) {
        return Stream.of(name.trim().split("[\\s.@-]+", -1))
                .filter(part -> !part.isEmpty())
                .limit(2)
                .map(part -> part.substring(0, 1).toUpperCase(Locale.ROOT))
                .collect(Collectors.joining());
    }
}

package dev.tenantry.web;

import java.util.List;

/** A parameter of an address that is one of a few words. */
public final class Choice {

    private Choice() {}

    /**
     * Reads it.
     *
     * @param parameter how it is called in the address
     * @throws Problem with status 400 that names the words
     */
    public static <E extends Enum<E>> E of(Class<E> type, String parameter, String value) {
        List<E> choices = List.of(type.getEnumConstants());
        return choices.stream()
                .filter(choice -> choice.name().equals(value))
                .findFirst()
                .orElseThrow(
                        () ->
                                new Problem(
                                        400,
                                        "We could not read that",
                                        parameter + " is one of " + words(choices) + "."));
    }

    private static String words(List<?> choices) {
        return String.join(", ", choices.stream().map(Object::toString).toList());
    }
}

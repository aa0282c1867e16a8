package dev.tenantry.proposals.asking;

import jakarta.ws.rs.core.MultivaluedMap;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads the fields that every form has, and says what is wrong with them. */
public final class FormFields {

    private static final int LONGEST = 2_000;
    private static final int LONGEST_TITLE = 72;
    private static final int SHORTEST_REASON = 10;
    private static final int LONGEST_REASON = 500;
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9-]{8,64}");
    private static final Pattern TICKET = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._/#-]{0,39}");

    private FormFields() {}

    /** A field without space around it; empty text when it is not there. */
    public static String field(MultivaluedMap<String, String> fields, String name) {
        String value = Optional.ofNullable(fields.getFirst(name)).orElse("").strip();
        return value.length() > LONGEST ? value.substring(0, LONGEST) : value;
    }

    /** The idempotency key that a form carries, or a fresh one. */
    public static String key(MultivaluedMap<String, String> fields) {
        String key = field(fields, "key");
        return KEY.matcher(key).matches() ? key : UUID.randomUUID().toString();
    }

    /** The address of a form whose fields are filled in, empty ones among them. */
    public static String filledIn(String path, Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&", path + "?", ""));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Collects what is wrong with a reason. */
    public static void reason(InvalidFields.Collecting fields, String reason) {
        int length = reason.codePointCount(0, reason.length());
        fields.unless(
                        length >= SHORTEST_REASON,
                        "reason",
                        "Add a reason of at least 10 characters.")
                .unless(
                        length <= LONGEST_REASON,
                        "reason",
                        "The reason is longer than 500 characters.");
    }

    /** Collects what is wrong with the number of a ticket. */
    public static void ticket(InvalidFields.Collecting fields, Optional<String> ticket) {
        fields.unless(
                ticket.map(t -> TICKET.matcher(t).matches()).orElse(true),
                "ticket",
                "A ticket is up to 40 letters, digits and . _ / # -, such as INC-4211.");
    }

    /** One line, without control characters, so that it stays what it is in a manifest. */
    public static String clean(String text) {
        return text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
    }

    /** The same; empty where nothing is left. */
    public static Optional<String> filled(Optional<String> text) {
        return text.map(FormFields::clean).filter(t -> !t.isEmpty());
    }

    /** A title of at most 72 characters, as Git shows whole. */
    public static String title(String text) {
        return text.length() <= LONGEST_TITLE ? text : text.substring(0, LONGEST_TITLE - 1) + "…";
    }
}

package dev.tenantry.web;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/**
 * A form as it was sent: where to, and what stood in its fields.
 *
 * @param path where it was sent to
 * @param fields as they were typed, the proof of the form among them
 */
record TypedForm(String path, Map<String, String> fields) {

    /** Pages whose form is filled in by their address. */
    private static final Pattern FORM =
            Pattern.compile(
                    "/access/request|/access/grants/[^/]+/[^/]+/(?:extension|revocation)"
                            + "|/tenants/[^/]+/budget");

    /** What is decided on the page of a proposal. */
    private static final Pattern DECISION =
            Pattern.compile("(/proposals/[0-9a-z]+)/(approval|refusal|merge|withdrawal|decline)");

    /** The decisions whose words are typed. */
    private static final Set<String> WORDED = Set.of("refusal", "decline");

    /** What a cookie holds. */
    private static final int LONGEST_COOKIE = 3_600;

    /** What the line of a request holds beside its path. */
    private static final int LONGEST_QUERY = 3_500;

    private static final int LONGEST_TEXT = 16 * 1024;

    static TypedForm of(String path, String body) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String pair : body.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                fields.putIfAbsent(
                        decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
            }
        }
        return new TypedForm(path, fields);
    }

    /** Where the form of an address stands; empty when it is none that anybody types into. */
    static Optional<String> page(String path) {
        if (FORM.matcher(path).matches()) {
            return Optional.of(path);
        }
        Matcher decision = DECISION.matcher(path);
        return decision.matches() ? Optional.of(decision.group(1)) : Optional.empty();
    }

    /** What proves whose form it was. */
    String token() {
        return fields.getOrDefault(CrossSiteRefusal.FIELD, "");
    }

    /**
     * The fields for the address of the page: all but the proof, and of a decision the words alone;
     * nothing when they are too long.
     */
    String query() {
        Matcher decision = DECISION.matcher(path);
        Map<String, String> told = new LinkedHashMap<>(fields);
        told.remove(CrossSiteRefusal.FIELD);
        if (decision.matches()) {
            String words = told.getOrDefault("reason", "");
            told.clear();
            if (WORDED.contains(decision.group(2))) {
                told.put(decision.group(2), words);
            }
        } else {
            told.put("preview", "1");
        }
        String query =
                told.entrySet().stream()
                        .map(e -> encoded(e.getKey()) + "=" + encoded(e.getValue()))
                        .collect(Collectors.joining("&", "?", ""));
        return told.isEmpty() || query.length() > LONGEST_QUERY ? "" : query;
    }

    /** As a cookie holds it; empty when it is too long for one. */
    Optional<String> packed() {
        String text =
                fields.entrySet().stream()
                        .map(e -> encoded(e.getKey()) + "=" + encoded(e.getValue()))
                        .collect(Collectors.joining("&", path + "\n", ""));
        try (ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            try (DeflaterOutputStream packing = new DeflaterOutputStream(bytes)) {
                packing.write(text.getBytes(StandardCharsets.UTF_8));
            }
            String packed =
                    Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.toByteArray());
            return Optional.of(packed).filter(p -> p.length() <= LONGEST_COOKIE);
        } catch (IOException e) {
            throw new IllegalStateException("Memory takes what is written", e);
        }
    }

    /** Reads a cookie; one that is none of ours is none. */
    static Optional<TypedForm> unpacked(String cookie) {
        try (InflaterInputStream unpacking =
                new InflaterInputStream(
                        new ByteArrayInputStream(Base64.getUrlDecoder().decode(cookie)))) {
            String text =
                    new String(unpacking.readNBytes(LONGEST_TEXT * 4), StandardCharsets.UTF_8);
            int line = text.indexOf('\n');
            return line < 0
                    ? Optional.empty()
                    : Optional.of(of(text.substring(0, line), text.substring(line + 1)));
        } catch (IllegalArgumentException | IOException notOurs) {
            return Optional.empty();
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return "";
        }
    }
}

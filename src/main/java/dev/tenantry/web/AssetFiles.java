package dev.tenantry.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/**
 * The stylesheet, scripts, icons and vendored files as they were when they were read, each under a
 * name that holds a hash of its content.
 */
final class AssetFiles {

    /** The stylesheet's parts in the order of the cascade. */
    static final List<String> CSS =
            List.of(
                    "tokens", "base", "form", "layout", "table", "badge", "card", "chart", "run",
                    "diff", "dialog", "busy", "states");

    /**
     * Our own behaviours; each works alone and does nothing where its elements are missing. Whether
     * the session has ended is asked before a form counts as sent.
     */
    static final List<String> JS =
            List.of(
                    "copy",
                    "time",
                    "zone",
                    "palette",
                    "shortcuts",
                    "chart",
                    "live",
                    "session",
                    "busy");

    /** Vendored files; the version is in the path. */
    static final List<String> VENDORED =
            List.of(
                    "htmx-4.0.1/htmx.min.js",
                    "htmx-4.0.1/hx-sse.min.js",
                    "inter-5.3.0/inter-latin-wght-normal.woff2",
                    "jetbrains-mono-5.3.0/jetbrains-mono-latin-wght-normal.woff2");

    private static final String ROOT = "web/";

    private final Map<String, Asset> byName = new HashMap<>();
    private final String css;
    private final String js;
    private final String icons;
    private final String logo;

    AssetFiles() {
        css = hashed("console", "css", joined("css/", ".css", CSS));
        js = hashed("console", "js", joined("js/", ".js", JS));
        icons = hashed("icons", "svg", read("vendor/lucide-1.62.0/icons.svg"));
        logo = hashed("logo", "svg", read("logo.svg"));
        VENDORED.forEach(path -> keep("vendor/" + path, read("vendor/" + path)));
    }

    String css() {
        return css;
    }

    String js() {
        return js;
    }

    String icons() {
        return icons;
    }

    String logo() {
        return logo;
    }

    Optional<Asset> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    private String hashed(String name, String suffix, byte[] content) {
        String full = name + "-" + hash(content) + "." + suffix;
        keep(full, content);
        return "/assets/" + full;
    }

    private void keep(String name, byte[] content) {
        byName.put(name, Asset.of(name, content));
    }

    private static byte[] joined(String folder, String suffix, List<String> names) {
        var all = new ByteArrayOutputStream();
        names.forEach(name -> all.writeBytes(read(folder + name + suffix)));
        return all.toByteArray();
    }

    private static byte[] read(String path) {
        try (InputStream in =
                Thread.currentThread().getContextClassLoader().getResourceAsStream(ROOT + path)) {
            if (in == null) {
                throw new IllegalStateException("Missing in the artifact: " + ROOT + path);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hash(byte[] content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * A file as it is sent.
     *
     * @param gzip the same compressed, or the same bytes where compressing gains nothing
     */
    record Asset(String type, byte[] content, byte[] gzip) {

        static Asset of(String name, byte[] content) {
            return new Asset(type(name), content, compressed(content));
        }

        boolean worthCompressing() {
            return gzip.length < content.length * 9 / 10;
        }

        private static String type(String name) {
            return switch (name.substring(name.lastIndexOf('.') + 1)) {
                case "css" -> "text/css;charset=UTF-8";
                case "js" -> "text/javascript;charset=UTF-8";
                case "svg" -> "image/svg+xml";
                case "woff2" -> "font/woff2";
                default -> throw new IllegalArgumentException("No media type for " + name);
            };
        }

        private static byte[] compressed(byte[] content) {
            var out = new ByteArrayOutputStream();
            try (var gzip = new GZIPOutputStream(out)) {
                gzip.write(content);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return out.toByteArray();
        }
    }
}

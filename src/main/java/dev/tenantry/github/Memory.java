package dev.tenantry.github;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tenantry.github.Wire.Reply;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/**
 * The newest answers that came with an ETag, so that GitHub need not send them again. They are
 * bounded by their bytes: all that one look at every pull request asks for has to have room, since
 * the next look asks in the same order, and of a round that is larger nothing would be known.
 */
final class Memory {

    private static final long MOST_BYTES = 48L << 20;
    private static final int LARGEST = 4_000_000;

    /** What an answer takes besides its body, about. */
    private static final int AROUND = 500;

    /** What readers of an answer look at; the rest would take more room than the answer. */
    private static final Set<String> HEADERS = Set.of("content-type", "etag", "link");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern PAGE_SIZE = Pattern.compile("(?:^|&)per_page=(\\d{1,4})");

    /** Of such a list a page that is the same has the same behind it. */
    private static final String NEWEST_FIRST = "direction=desc";

    /** Of a list that is asked for without a size. */
    private static final int USUAL_PAGE = 30;

    private final long most;
    private final LinkedHashMap<String, Packed> answers = new LinkedHashMap<>(64, 0.75f, true);
    private long bytes;

    Memory() {
        this(MOST_BYTES);
    }

    Memory(long most) {
        this.most = most;
    }

    /** An answer and its tag. */
    record Kept(String tag, Reply reply) {}

    /** The same in less room. */
    private record Packed(String tag, Map<String, List<String>> headers, byte[] body, long room) {}

    /** For whom an answer is kept. */
    enum Reader {
        /** Believes what an answer says of the pages behind it. */
        USUAL,
        /** Asks for the page behind a full one, whatever that says. */
        WALKING
    }

    synchronized Optional<Kept> of(HttpRequest request, Reader reader) {
        return request.method().equals("GET")
                ? Optional.ofNullable(answers.get(key(request, reader))).map(Memory::unpacked)
                : Optional.empty();
    }

    synchronized void keep(HttpRequest request, Reply reply, Reader reader) {
        if (!request.method().equals("GET")
                || reply.status() != 200
                || reply.body().length > LARGEST
                || (reader == Reader.USUAL && isFullPage(request, reply))) {
            return;
        }
        String key = key(request, reader);
        reply.header("ETag").ifPresent(tag -> put(key, packed(tag, reply, key)));
    }

    private void put(String key, Packed packed) {
        Packed before = answers.put(key, packed);
        bytes += packed.room() - (before == null ? 0 : before.room());
        Iterator<Packed> oldest = answers.values().iterator();
        while (bytes > most && oldest.hasNext()) {
            bytes -= oldest.next().room();
            oldest.remove();
        }
    }

    private static Packed packed(String tag, Reply reply, String key) {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        reply.headers()
                .forEach(
                        (name, values) -> {
                            if (HEADERS.contains(name.toLowerCase(Locale.ROOT))) {
                                headers.put(name, values);
                            }
                        });
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream zip = new DeflaterOutputStream(packed)) {
            zip.write(reply.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Packed(
                tag, headers, packed.toByteArray(), (long) packed.size() + key.length() + AROUND);
    }

    private static Kept unpacked(Packed packed) {
        try (InputStream zip = new InflaterInputStream(new ByteArrayInputStream(packed.body()))) {
            return new Kept(packed.tag(), new Reply(200, packed.headers(), zip.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * What comes after a full page stands in its Link header, which its ETag says nothing of: the
     * next page may have been made since.
     */
    static boolean isFullPage(HttpRequest request, Reply reply) {
        if (reply.body().length == 0 || reply.body()[0] != '[') {
            return false;
        }
        String query = Objects.requireNonNullElse(request.uri().getQuery(), "");
        if (query.contains(NEWEST_FIRST)) {
            return false;
        }
        Matcher size = PAGE_SIZE.matcher(query);
        try {
            return JSON.readTree(reply.body()).size()
                    >= (size.find() ? Integer.parseInt(size.group(1)) : USUAL_PAGE);
        } catch (IOException unreadable) {
            return true;
        }
    }

    /** Different people see different things. */
    private static String key(HttpRequest request, Reader reader) {
        return reader
                + " "
                + request.uri()
                + " "
                + request.headers().firstValue("Accept").orElse("")
                + " "
                + request.headers().firstValue("Authorization").orElse("");
    }
}

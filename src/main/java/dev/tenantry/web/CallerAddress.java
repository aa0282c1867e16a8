package dev.tenantry.web;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The network address that a request came from, for limits and the audit. A proxy that overwrites
 * {@code X-Forwarded-For} is believed its first element, as Quarkus does; of one that appends to it
 * only what it appended: all before that is what the sender likes to be taken for.
 */
@ApplicationScoped
public class CallerAddress {

    /** Where nothing tells. */
    static final String UNKNOWN = "unknown";

    private static final String HEADER = "X-Forwarded-For";

    private final int hops;

    CallerAddress(WebSettings settings) {
        hops = settings.behindProxy() ? settings.trustedHops() : 0;
    }

    /** As text; never empty. */
    public String of(HttpServerRequest request) {
        if (hops < 1) {
            return text(request.remoteAddress());
        }
        return appended(request.headers().getAll(HEADER), hops)
                // What Quarkus says of the request is the first element; the connection's is the
                // peer.
                .orElseGet(() -> text(request.connection().remoteAddress()));
    }

    /**
     * The address that stands last but {@code hops - 1}.
     *
     * @param lines the values of all headers of that name; a proxy may append by another one
     * @return empty where there are fewer, or something else stands there
     */
    static Optional<String> appended(List<String> lines, int hops) {
        List<String> elements =
                lines.stream()
                        .flatMap(line -> Stream.of(line.split(",", -1)))
                        .map(String::strip)
                        .toList();
        return elements.size() < hops
                ? Optional.empty()
                : address(elements.get(elements.size() - hops));
    }

    /** In one spelling, so that an address is counted as one. */
    private static Optional<String> address(String text) {
        try {
            String shown = InetAddress.ofLiteral(text).getHostAddress();
            // A lone number would be an address of IPv4, too.
            return Optional.of(shown).filter(text.contains(":") ? any -> true : text::equals);
        } catch (IllegalArgumentException notOne) {
            return Optional.empty();
        }
    }

    /** A name that a proxy was told is no address, and still tells more than nothing. */
    static String text(@Nullable SocketAddress from) {
        if (from == null) {
            return UNKNOWN;
        }
        return Stream.of(from.hostAddress(), from.host())
                .filter(text -> text != null && !text.isBlank())
                .findFirst()
                .orElse(UNKNOWN);
    }
}

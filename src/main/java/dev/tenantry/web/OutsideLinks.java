package dev.tenantry.web;

import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Addresses that somebody outside gave us: {@code {inject:outside.link(…)}}. Only those of web
 * pages become links, as a browser would run others ({@code javascript:}) or show what they hold
 * ({@code data:}). No template links to a foreign address without asking here; a test sees to it.
 */
@Named("outside")
@Singleton
public class OutsideLinks {

    private static final Set<String> SCHEMES = Set.of("https", "http");
    private static final int LONGEST = 2_000;

    /** What a link may lead to; nothing when the address is not one of a web page. */
    public Optional<String> link(Optional<String> address) {
        return address.flatMap(OutsideLinks::of);
    }

    /** The same for what is no template. */
    public static Optional<String> of(String address) {
        if (address.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            URI parsed = new URI(address);
            boolean opens =
                    parsed.getScheme() != null
                            && SCHEMES.contains(parsed.getScheme().toLowerCase(Locale.ROOT))
                            && parsed.getHost() != null
                            // "https://github.com@evil.example" is a way to lie about where it
                            // leads.
                            && parsed.getRawUserInfo() == null;
            return opens ? Optional.of(address) : Optional.empty();
        } catch (URISyntaxException notOne) {
            return Optional.empty();
        }
    }
}

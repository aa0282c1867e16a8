package dev.tenantry.web;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Holds back who does too often what costs a lot: by address before anybody is asked who they are,
 * by person after that.
 */
@ApplicationScoped
public class RateLimits {

    /** After what is refused for nothing, before the body is read or anybody asked to sign in. */
    private static final int PRIORITY = 890;

    private static final int NETWORK = 8;

    private final Map<Limited, Buckets> addresses = new EnumMap<>(Limited.class);
    private final Map<Limited, Buckets> people = new EnumMap<>(Limited.class);
    private final SecurityIdentity identity;
    private final CallerAddress callers;

    RateLimits(LimitSettings settings, SecurityIdentity identity, CallerAddress callers) {
        this.identity = identity;
        this.callers = callers;
        for (Limited each : Limited.values()) {
            int most = each.most(settings);
            int people = each.isPersonal() ? settings.peopleOfAnAddress() : 1;
            addresses.put(each, new Buckets(Math.multiplyExact(most, people)));
            this.people.put(each, new Buckets(most));
        }
    }

    void register(@Observes Filters filters) {
        filters.register(this::byAddress, PRIORITY);
    }

    private void byAddress(RoutingContext context) {
        Optional<Limited> limited = limited(context);
        OptionalLong wait =
                limited.map(each -> in(addresses, each).take(address(context)))
                        .orElse(OptionalLong.empty());
        if (wait.isPresent()) {
            Refusal.send(context, limited.orElseThrow().refusal(wait.getAsLong()));
        } else {
            context.next();
        }
    }

    /** Who it is stands fast here; what is done has not begun. */
    @ServerRequestFilter
    public void byPerson(RoutingContext context) {
        Optional<Limited> limited = limited(context).filter(Limited::isPersonal);
        if (limited.isEmpty() || identity.isAnonymous()) {
            return;
        }
        OptionalLong wait = in(people, limited.get()).take(identity.getPrincipal().getName());
        if (wait.isPresent()) {
            throw limited.get().refusal(wait.getAsLong());
        }
    }

    private static Optional<Limited> limited(RoutingContext context) {
        return Limited.of(context.request().method(), context.normalizedPath());
    }

    private static Buckets in(Map<Limited, Buckets> all, Limited limited) {
        return Optional.ofNullable(all.get(limited)).orElseThrow();
    }

    private String address(RoutingContext context) {
        return network(callers.of(context.request()));
    }

    /** Whoever has one address of IPv6 has a network of them. */
    static String network(String address) {
        if (!address.contains(":")) {
            return address;
        }
        try {
            InetAddress parsed = InetAddress.getByName(address);
            return parsed instanceof Inet6Address
                    ? Arrays.toString(Arrays.copyOf(parsed.getAddress(), NETWORK))
                    : parsed.getHostAddress();
        } catch (UnknownHostException notOne) {
            return address;
        }
    }
}

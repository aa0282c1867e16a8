package dev.tenantry.testing;

import dev.tenantry.identity.Actor;
import dev.tenantry.identity.ConsoleRole;
import java.util.Optional;
import java.util.Set;

/** A data engineer who asks, in tests that need no sign-in. */
public final class Jane {

    public static final Actor LINKED = withAccount(Optional.of("jdoe"));

    /** Without a GitHub account of her own. */
    public static final Actor UNLINKED = withAccount(Optional.empty());

    private Jane() {}

    private static Actor withAccount(Optional<String> login) {
        return new Actor(
                "jane.doe@acme.example",
                "Jane Doe",
                Set.of("data-engineer"),
                Set.of(ConsoleRole.DATA_ENGINEER),
                login);
    }
}

package dev.tenantry.sandbox.github;

import java.io.IOException;
import org.eclipse.jgit.lib.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * Where main stands although nobody moved it over this server: at its beginning, and where somebody
 * writes to the repository's folder. GitHub tells of these moves as of all others.
 */
final class Noticed {

    private static final String MAIN = "refs/heads/main";

    private final Hub hub;
    private volatile @Nullable ObjectId seen;

    Noticed(Hub hub) {
        this.hub = hub;
    }

    void look() throws Exception {
        if (!main().equals(seen)) {
            hub.store().update(this::look);
        }
    }

    private void look(Ledger ledger) throws IOException {
        ObjectId now = main();
        ObjectId told =
                ledger.activity.reversed().stream()
                        .filter(move -> move.ref().equals(MAIN))
                        .findFirst()
                        .map(move -> ObjectId.fromString(move.after()))
                        .orElse(ObjectId.zeroId());
        if (!now.equals(told)) {
            String login = ledger.accounts.keySet().iterator().next();
            hub.events().noticed(ledger, MAIN, told, now, login);
        }
        seen = now;
    }

    private ObjectId main() throws IOException {
        return hub.git().ref(MAIN).orElse(ObjectId.zeroId());
    }
}

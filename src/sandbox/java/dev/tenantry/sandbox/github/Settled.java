package dev.tenantry.sandbox.github;

import java.time.Instant;

/** What stands in every new world besides its people. */
final class Settled {

    private Settled() {}

    /** The App's bot, and one lasting token per person for scripts: {@code ghp_<login>}. */
    static void in(Ledger ledger) {
        for (Account account : ledger.accounts.values()) {
            ledger.tokens.put(
                    "ghp_" + account.login(),
                    new Token(
                            "personal",
                            account.login(),
                            Instant.parse("2999-01-01T00:00:00Z"),
                            ""));
        }
        ledger.add(
                new Account(
                        UserShape.APP_ID,
                        Ledger.BOT,
                        Ledger.BOT,
                        UserShape.APP_ID + "+" + Ledger.BOT + "@users.noreply.github.com",
                        "Bot",
                        ""));
        ledger.add(
                new Account(
                        UserShape.OTHER_APP_ID,
                        Ledger.OTHER_BOT,
                        Ledger.OTHER_BOT,
                        UserShape.OTHER_APP_ID
                                + "+"
                                + Ledger.OTHER_BOT
                                + "@users.noreply.github.com",
                        "Bot",
                        ""));
        ledger.tokens.put(
                Ledger.OTHER_TOKEN,
                new Token(
                        "installation",
                        Ledger.OTHER_BOT,
                        Instant.parse("2999-01-01T00:00:00Z"),
                        ""));
    }
}

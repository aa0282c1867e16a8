package dev.tenantry.sandbox.github;

import java.io.IOException;
import java.time.Instant;
import org.eclipse.jgit.lib.Repository;

/** The small estate whose main takes nothing without the check, and a token for the App. */
final class GuardedEstate implements Beginning {

    static final String CHECK = "tenantry/policy";

    /** The Authorization header of the App. */
    static final String APP = "token ghs_app";

    @Override
    public void fill(Repository bare, Ledger ledger) throws IOException {
        new SmallEstate().fill(bare, ledger);
        ledger.rules.checks.add(CHECK);
        ledger.tokens.put(
                "ghs_app",
                new Token("installation", Ledger.BOT, Instant.parse("2999-01-01T00:00:00Z"), ""));
    }

    /** The App says of a commit how the check went. */
    static RunningGitHub.Reply check(RunningGitHub github, String commit, String conclusion) {
        String body =
                """
                {"name": "%s", "head_sha": "%s", "status": "completed", "conclusion": "%s",
                "output": {"title": "Judged", "summary": "As it is."}}"""
                        .formatted(CHECK, commit, conclusion);
        return github.send(APP, "POST", "/repos/acme-data/estate/check-runs", body);
    }
}

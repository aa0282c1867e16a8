package dev.tenantry.github.setup;

import dev.tenantry.identity.ConsoleRole;
import dev.tenantry.web.Notice;
import dev.tenantry.web.Sql;
import dev.tenantry.web.Viewer;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Says to who keeps the platform that the rules of the estate's branch let the check be missed. */
@Singleton
class UnsafeBranch implements Notice.Maker {

    private static final String MISSING =
            "select missing from tenantry.branch_setup order by looked_at desc limit 1";

    private final Sql sql;

    UnsafeBranch(Sql sql) {
        this.sql = sql;
    }

    @Override
    public List<Notice> notices(Viewer viewer) {
        long missing = viewer.actor().is(ConsoleRole.INFRA_ENGINEER) ? sql.count(MISSING) : 0;
        return missing == 0
                ? List.of()
                : List.of(
                        new Notice(
                                "bad",
                                "The check can be bypassed.",
                                missing == 1
                                        ? "One rule of the branch is missing on GitHub."
                                        : missing + " rules of the branch are missing on GitHub.",
                                Optional.empty(),
                                "/status/setup",
                                "Setup"));
    }
}

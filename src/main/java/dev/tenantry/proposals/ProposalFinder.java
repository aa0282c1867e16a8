package dev.tenantry.proposals;

import dev.tenantry.web.Finder;
import dev.tenantry.web.Hit;
import dev.tenantry.web.Sql;
import dev.tenantry.web.Viewer;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;

/** Finds proposals by title, number, or who asked. */
@Singleton
public class ProposalFinder implements Finder {

    private static final String FOUND =
            """
            select id, title, stage, pr_number, sent_back from tenantry.proposal
            where (id = ? or pr_number::text = ? or title ilike ? or requested_by like ?)
              and not coalesce(tenant, '') = any(?)
            order by requested_at desc limit ?
            """;

    private final Sql sql;

    public ProposalFinder(Sql sql) {
        this.sql = sql;
    }

    @Override
    public String title() {
        return "Proposals";
    }

    @Override
    public int place() {
        return 4;
    }

    @Override
    public List<Hit> find(String word, Viewer viewer) {
        String number = word.startsWith("#") ? word.substring(1) : word;
        String part = "%" + Sql.prefix(word);
        return sql.list(
                FOUND, ProposalFinder::hit, word, number, part, part, viewer.hidden(), MOST);
    }

    private static Hit hit(ResultSet row) throws SQLException {
        String number = row.getString("pr_number");
        String status =
                ProposalStatus.of(
                                Stage.valueOf(row.getString("stage")), row.getBoolean("sent_back"))
                        .word()
                        .toLowerCase(Locale.ROOT);
        return new Hit(
                row.getString("title"),
                number == null ? status : "#%s, %s".formatted(number, status),
                "/proposals/" + row.getString("id"),
                "git-pull-request");
    }
}

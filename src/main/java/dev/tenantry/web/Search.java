package dev.tenantry.web;

import jakarta.enterprise.context.RequestScoped;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Finds tenants, people, runs, proposals and places of the console by what somebody types. */
@RequestScoped
public class Search {

    /** Grants of one principal are counted to here, and six of each kind are shown. */
    private static final int MOST_COUNTED = 1_000;

    private static final String TENANTS =
            """
            select id, display_name, env from read_model.tenant
            where strpos(search collate "C", ?) > 0 and not id = any(?)
            order by id = ? desc, id limit 6
            """;

    /** Steps from name to name in the index: a million grants have few holders. */
    private static final String PRINCIPALS =
            """
            with recursive found(name, position) as (
              (select principal_name, 1 from read_model.grant_row
               where principal_name ~>=~ ? and principal_name ~<~ ? and not tenant = any(?)
               order by principal_name using ~<~ limit 1)
              union all
              select (select g.principal_name from read_model.grant_row g
                      where g.principal_name ~>~ found.name and g.principal_name ~<~ ?
                        and not g.tenant = any(?)
                      order by g.principal_name using ~<~ limit 1), position + 1
              from found where found.name is not null and position < 6)
            select held.principal, count(*) as grants from found
            cross join lateral (
              select g.principal from read_model.grant_row g
              where g.principal_name = found.name and not g.tenant = any(?) limit 1000) held
            group by held.principal order by held.principal limit 6
            """;

    private static final String RUNS =
            """
            select namespace, name, phase from read_model.run
            where name ~>=~ ? and name ~<~ ? and not coalesce(tenant, '') = any(?)
            order by created_at desc limit 6
            """;
    private static final String PROPOSALS =
            """
            select id, title, stage, pr_number from tenantry.proposal
            where (id = ? or pr_number::text = ? or title ilike ? or requested_by like ?)
              and not coalesce(tenant, '') = any(?)
            order by requested_at desc limit 6
            """;

    private final Sql sql;
    private final Visibility visibility;

    Search(Sql sql, Visibility visibility) {
        this.sql = sql;
        this.visibility = visibility;
    }

    /** Groups of hits, only those that have any; without a word, the places of the console. */
    public List<Hit.Group> find(String typed) {
        String word = typed.strip().toLowerCase(Locale.ROOT);
        List<Hit.Group> groups = new ArrayList<>();
        groups.add(new Hit.Group("Go to", places(word)));
        if (!word.isEmpty()) {
            List<String> hidden = visibility.hidden();
            groups.add(new Hit.Group("Tenants", tenants(word, hidden)));
            groups.add(new Hit.Group("People and accounts", principals(word, hidden)));
            groups.add(new Hit.Group("Proposals", proposals(word, hidden)));
            groups.add(new Hit.Group("Runs", runs(word, hidden)));
        }
        return groups.stream().filter(group -> !group.hits().isEmpty()).toList();
    }

    private static List<Hit> places(String word) {
        Stream<Hit> actions =
                Stream.of(
                        new Hit("Request access", "", "/access/request", "key-round"),
                        new Hit("Settings", "", "/settings", "settings"),
                        new Hit("Keyboard shortcuts", "", "/shortcuts", "keyboard"));
        Stream<Hit> pages =
                Stream.of(NavItem.values())
                        .map(item -> new Hit(item.title(), "", item.href(), item.icon()));
        return Stream.concat(actions, pages)
                .filter(hit -> hit.title().toLowerCase(Locale.ROOT).contains(word))
                .toList();
    }

    private List<Hit> tenants(String word, List<String> hidden) {
        return sql.list(
                TENANTS,
                row ->
                        new Hit(
                                row.getString("display_name"),
                                row.getString("id") + ", " + row.getString("env"),
                                "/tenants/" + row.getString("id"),
                                "building-2"),
                word,
                hidden,
                word);
    }

    private List<Hit> principals(String word, List<String> hidden) {
        return sql.list(
                PRINCIPALS,
                row -> {
                    Principal who = Principal.of(row.getString("principal"));
                    long grants = row.getLong("grants");
                    return new Hit(
                            who.name() + who.at(),
                            grants == 1
                                    ? "1 grant"
                                    : grants + (grants == MOST_COUNTED ? "+ grants" : " grants"),
                            "/access?principal=" + encoded(who.name() + who.at()),
                            who.icon());
                },
                word,
                Sql.end(word),
                hidden,
                Sql.end(word),
                hidden,
                hidden);
    }

    private List<Hit> proposals(String word, List<String> hidden) {
        String number = word.startsWith("#") ? word.substring(1) : word;
        return sql.list(
                PROPOSALS,
                row ->
                        new Hit(
                                row.getString("title"),
                                (row.getString("pr_number") == null
                                                ? ""
                                                : "#" + row.getString("pr_number") + ", ")
                                        + row.getString("stage").toLowerCase(Locale.ROOT),
                                "/proposals/" + row.getString("id"),
                                "git-pull-request"),
                word,
                number,
                "%" + Sql.prefix(word),
                Sql.prefix(word),
                hidden);
    }

    private List<Hit> runs(String word, List<String> hidden) {
        return sql.list(
                RUNS,
                row ->
                        new Hit(
                                row.getString("name"),
                                row.getString("phase").toLowerCase(Locale.ROOT),
                                "/runs/" + row.getString("namespace") + "/" + row.getString("name"),
                                "workflow"),
                word,
                Sql.end(word),
                hidden);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}

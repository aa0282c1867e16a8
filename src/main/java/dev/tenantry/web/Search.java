package dev.tenantry.web;

import dev.tenantry.identity.CurrentActor;
import jakarta.enterprise.context.RequestScoped;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Finds tenants, people, runs, proposals and places of the console by what somebody types. */
@RequestScoped
public class Search {

    /** Grants of one principal are counted to here, and six of each kind are shown. */
    private static final int MOST_COUNTED = 1_000;

    private static final int MOST = 6;

    private static final List<String> TABS = List.of("access", "runs", "costs", "drift", "changes");

    private static final Map<String, String> STAGES =
            Map.of(
                    "REQUESTED",
                    "queued",
                    "OPENED",
                    "in review",
                    "CHECKED",
                    "in review",
                    "MERGED",
                    "syncing",
                    "SYNCED",
                    "syncing");

    private static final String TENANTS =
            """
            select id, display_name, env from read_model.tenant
            where strpos(search collate "C", ?) > 0 and not id = any(?)
            order by id = ? desc, id limit 6
            """;

    private static final String PRINCIPALS =
            """
            select held.principal, count(*) as grants from unnest(?::text[]) with ordinality found(name, position)
            cross join lateral (
              select g.principal from read_model.grant_row g
              where g.principal_name = found.name and not g.tenant = any(?) limit 1000) held
            group by held.principal order by min(found.position), held.principal limit 6
            """;

    private static final String RUNS =
            """
            select namespace, name, phase from read_model.run
            where name ~>=~ ? and name ~<~ ? and not coalesce(tenant, '') = any(?)
            order by created_at desc limit 6
            """;
    private static final String PROPOSALS =
            """
            select id, title, stage, pr_number, sent_back from tenantry.proposal
            where (id = ? or pr_number::text = ? or title ilike ? or requested_by like ?)
              and not coalesce(tenant, '') = any(?)
            order by requested_at desc limit 6
            """;

    private final Sql sql;
    private final SearchNames names;
    private final Visibility visibility;
    private final CurrentActor actor;

    Search(Sql sql, SearchNames names, Visibility visibility, CurrentActor actor) {
        this.sql = sql;
        this.names = names;
        this.visibility = visibility;
        this.actor = actor;
    }

    /** Groups of hits, only those that have any; without a word, the places of the console. */
    public List<Hit.Group> find(String typed) {
        String word = typed.strip().toLowerCase(Locale.ROOT);
        List<Hit.Group> groups = new ArrayList<>();
        groups.add(new Hit.Group("Go to", places(word)));
        if (!word.isEmpty()) {
            List<String> hidden = visibility.hidden();
            groups.add(new Hit.Group("Tenants", tenants(word, hidden)));
            SearchNames.Known known = names.known();
            groups.add(new Hit.Group("Data", data(known.data(word, hidden, MOST))));
            groups.add(
                    new Hit.Group(
                            "People and accounts",
                            principals(known.holders(word, 5 * MOST), hidden)));
            groups.add(new Hit.Group("Proposals", proposals(word, hidden)));
            groups.add(new Hit.Group("Runs", runs(word, hidden)));
        }
        return groups.stream().filter(group -> !group.hits().isEmpty()).toList();
    }

    private List<Hit> places(String word) {
        Stream<Hit> asking =
                actor.get().mayAsk()
                        ? Stream.of(new Hit("Request access", "", "/access/request", "key-round"))
                        : Stream.of();
        Stream<Hit> actions =
                Stream.of(
                        new Hit("Settings", "", "/settings", "settings"),
                        new Hit("Keyboard shortcuts", "", "/shortcuts", "keyboard"));
        Stream<Hit> pages =
                Stream.of(NavItem.values())
                        .map(item -> new Hit(item.title(), "", item.href(), item.icon()));
        return Stream.of(asking, actions, pages)
                .flatMap(Function.identity())
                .filter(hit -> hit.title().toLowerCase(Locale.ROOT).contains(word))
                .toList();
    }

    /** By what they are called; with the word for a tab behind it, that tab. */
    private List<Hit> tenants(String word, List<String> hidden) {
        Optional<String> tab = TABS.stream().filter(t -> word.endsWith(" " + t)).findFirst();
        String name =
                tab.map(t -> word.substring(0, word.length() - t.length()).strip()).orElse(word);
        return sql.list(
                TENANTS,
                row ->
                        new Hit(
                                row.getString("display_name") + tab.map(t -> ", " + t).orElse(""),
                                row.getString("id") + ", " + row.getString("env"),
                                "/tenants/"
                                        + row.getString("id")
                                        + tab.map(t -> "/" + t).orElse(""),
                                "building-2"),
                name,
                hidden,
                name);
    }

    /** With a request for access to it, for those who may ask. */
    private List<Hit> data(List<SearchNames.Data> found) {
        return found.stream()
                .map(
                        one ->
                                new Hit(
                                        one.id(),
                                        "%s of %s%s%s"
                                                .formatted(
                                                        one.kind(),
                                                        one.tenant(),
                                                        one.dataClass().isEmpty()
                                                                ? ""
                                                                : ", " + one.dataClass(),
                                                        actor.get().mayAsk()
                                                                ? ": request access"
                                                                : ""),
                                        actor.get().mayAsk()
                                                ? "/access/request?tenant=%s&resource=%s/%s"
                                                        .formatted(
                                                                encoded(one.tenant()),
                                                                one.kind(),
                                                                encoded(one.id()))
                                                : "/tenants/" + encoded(one.tenant()),
                                        one.kind().equals("bucket") ? "hard-drive" : "database"))
                .toList();
    }

    private List<Hit> principals(List<String> holders, List<String> hidden) {
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
                holders,
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
                                        + (row.getBoolean("sent_back")
                                                ? "changes requested"
                                                : STAGES.getOrDefault(
                                                        row.getString("stage"),
                                                        row.getString("stage")
                                                                .toLowerCase(Locale.ROOT))),
                                "/proposals/" + row.getString("id"),
                                "git-pull-request"),
                word,
                number,
                "%" + Sql.prefix(word),
                "%" + Sql.prefix(word),
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

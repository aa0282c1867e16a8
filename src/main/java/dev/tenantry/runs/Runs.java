package dev.tenantry.runs;

import dev.tenantry.identity.Actor;
import dev.tenantry.web.Cursor;
import dev.tenantry.web.KeyedPage;
import dev.tenantry.web.Query;
import dev.tenantry.web.Sort;
import dev.tenantry.web.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;

/** Reads runs from their rows, page by page. */
@ApplicationScoped
public class Runs {

    /** How many runs at least are behind a usual duration. */
    private static final int ENOUGH = 3;

    private final DataSource database;
    private final Clock clock;

    public Runs(DataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * A page of the list.
     *
     * @param after the cursor of the page before; empty for the first page
     */
    public KeyedPage<Run> page(RunFilter filter, RunReader reader, String after, int limit) {
        Query sql = Query.of("select " + RunSql.COLUMNS + " from read_model.run r where true");
        narrow(sql, filter, reader);
        Sort<RunOrder> sort = filter.sort();
        if (!after.isEmpty()) {
            List<String> key = sort.key(after, 2);
            sql.add(
                    "and (r.created_at, r.uid)" + sort.beyond() + "(?, ?)",
                    created(key.getFirst()),
                    key.getLast());
        }
        String down = sort.direction();
        sql.add("order by r.created_at" + down + ", r.uid" + down + " limit " + (limit + 1));
        return KeyedPage.of(
                sql.list(database, RunSql::run),
                limit,
                run -> sort.cursor(run.createdAt().toString(), run.uid()));
    }

    /** What a person may see of the lists, and what is theirs. */
    public RunReader reader(Actor actor, Set<String> hidden) {
        List<String> owned =
                Query.of(RunReader.OWNED, actor.groups(), actor.groups(), actor.email())
                        .list(database, row -> row.getString(1));
        return RunReader.of(actor, hidden, owned);
    }

    /** The newest run of that name; names come again after Argo forgot them. */
    public Optional<RunDetail> detail(String namespace, String name) {
        String query =
                "select "
                        + RunSql.COLUMNS
                        + """
                          , d.message, d.parameters, d.steps, d.steps_elsewhere, d.manifest,
                          d.steps_packed, d.steps_left_out
                          from read_model.run r join tenantry.run_detail d using (created_at, uid)
                          where r.name = ? and r.namespace = ? order by r.created_at desc limit 1
                          """;
        return Query.of(query, name, namespace)
                .first(
                        database,
                        row ->
                                new RunDetail(
                                        RunSql.run(row),
                                        row.getString("message"),
                                        StepsJson.readTexts(row.getString("parameters")),
                                        StepsJson.read(row.getString("steps")),
                                        row.getBoolean("steps_elsewhere"),
                                        row.getBoolean("steps_packed"),
                                        row.getInt("steps_left_out"),
                                        row.getString("manifest"),
                                        Optional.empty()))
                .map(this::withUsual);
    }

    /** How many go on, how many wait for somebody, and how many failed within a day. */
    public Counts counts(RunFilter filter, RunReader reader) {
        return new Counts(
                count(filter, reader, RunFilter.Phase.RUNNING, RunFilter.Range.WEEK),
                count(filter, reader, RunFilter.Phase.WAITING, RunFilter.Range.ALL),
                count(filter, reader, RunFilter.Phase.FAILED, RunFilter.Range.DAY));
    }

    /** Counts for the head of the list. */
    public record Counts(long running, long waiting, long failedInADay) {}

    /**
     * Names of templates that runs of the list can be made from: the shared ones, and those of the
     * tenant that the list is of or, where it is of all, of each that the person may know.
     */
    public List<String> templates(RunFilter filter, RunReader reader) {
        Query sql = Query.of("select distinct name from read_model.workflow_template t where true");
        filter.wantedTenant()
                .ifPresent(tenant -> sql.add("and (t.namespace = '' or t.tenant = ?)", tenant));
        return sql.add(
                        "and (t.tenant is null or t.tenant <> all (?)) order by name",
                        reader.hidden())
                .list(database, row -> row.getString(1));
    }

    private long count(
            RunFilter filter, RunReader reader, RunFilter.Phase phase, RunFilter.Range range) {
        RunFilter counted = RunFilter.ofTenant(filter.tenant(), new RunFilter());
        counted.phase = phase.key();
        counted.range = range.key();
        counted.show = filter.show;
        Query sql = Query.of("select count(*) from read_model.run r where true");
        narrow(sql, counted, reader);
        if (phase != RunFilter.Phase.FAILED) {
            sql.add("and r.forgotten_at is null");
        }
        return sql.number(database);
    }

    private void narrow(Query sql, RunFilter filter, RunReader reader) {
        filter.wantedTenant().ifPresent(tenant -> sql.add("and r.tenant = ?", tenant));
        if (!reader.hidden().isEmpty()) {
            sql.add("and (r.tenant is null or r.tenant <> all (?))", reader.hidden());
        }
        if (filter.isMine()) {
            sql.add("and (r.creator = ? or r.tenant = any (?))", reader.person(), reader.tenants());
        }
        if (filter.phase().argo().size() == 1) {
            sql.add("and r.phase = ?", filter.phase().argo().getFirst());
        } else if (!filter.phase().argo().isEmpty()) {
            sql.add("and r.phase = any (?)", filter.phase().argo());
        }
        if (!filter.template().isEmpty()) {
            sql.add("and r.template = ?", filter.template());
        }
        if (filter.range() != RunFilter.Range.ALL) {
            sql.add("and r.created_at >= ?", clock.instant().minus(filter.range().back()));
        }
        search(sql, filter, reader);
    }

    /**
     * Finds by a part of the template's name, by the beginning of a run's name, or by its unique
     * end. Anything else would read the whole table.
     */
    private void search(Query sql, RunFilter filter, RunReader reader) {
        String q = filter.q();
        if (q.isEmpty()) {
            return;
        }
        List<String> templates =
                templates(filter, reader).stream().filter(t -> t.contains(q)).toList();
        if (!templates.isEmpty()) {
            sql.add("and r.template = any (?)", templates);
        } else {
            String end = new StringBuilder(q).reverse().toString();
            sql.add("and (r.name ~>=~ ? and r.name ~<~ ?", q, Sql.end(q))
                    .add("or reverse(r.name) ~>=~ ? and reverse(r.name) ~<~ ?)", end, Sql.end(end));
        }
    }

    private RunDetail withUsual(RunDetail detail) {
        Run run = detail.run();
        String query =
                """
                select extract(epoch from percentile_cont(0.5) within group
                  (order by finished_at - started_at)), count(*)
                from (select started_at, finished_at from read_model.run
                  where template = ? and phase = 'Succeeded' and created_at < ?
                  and tenant is not distinct from ?
                  order by created_at desc limit 20) last
                """;
        Optional<Duration> usual =
                Query.of(query, run.template(), run.createdAt(), run.tenant())
                        .list(database, row -> row.getLong(2) < ENOUGH ? -1 : row.getLong(1))
                        .stream()
                        .filter(seconds -> seconds >= 0)
                        .map(Duration::ofSeconds)
                        .findFirst();
        return detail.usually(usual);
    }

    private static Instant created(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw Cursor.notOurs();
        }
    }
}

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * Lists at the size of the goals: 10,000 tenants, a million runs, a million grants; each address at a constant rate.
 * {@code bench/run lists [tenants=10000] [rows=1000000] [rate=200] [seconds=12] [days=395] [only=runs|grants] [fresh=no fill=grants]}
 */
final class Lists {

    private final World world;
    private final ConsoleRun console;
    private final PageRates pages;
    private final Results results;

    private Lists(World world, ConsoleRun console, PageRates pages, Results results) {
        this.world = world;
        this.console = console;
        this.pages = pages;
        this.results = results;
    }

    public static void main(String... words) throws Exception {
        Options options = Options.of(words);
        Results results = new Results("Lists and other pages");
        boolean fresh = options.text("fresh", "yes").equals("yes");
        try (World world = new World(options.number("tenants", 10_000))) {
            if (fresh) {
                world.forgetEverything();
            }
            // The estate is read once, and nothing else works while the pages are measured.
            try (ConsoleRun console = world.console(Map.of("tenantry.estate.poll", "PT24H"))) {
                world.awaitIndex();
                fill(world, options, options.text("fill", fresh ? "runs,grants,charges" : ""));
                new Lists(world, console, new PageRates(world, console, options, results), results).measure();
            }
        }
        results.write(options.isUsual());
    }

    private static void fill(World world, Options options, String what) throws Exception {
        Fill fill = new Fill(world);
        if (what.contains("runs")) {
            fill.runs(options.number("rows", 1_000_000));
        }
        if (what.contains("grants")) {
            fill.grants(options.number("rows", 1_000_000));
        }
        if (what.contains("charges")) {
            fill.charges(options.number("days", 395));
        }
        world.sql("vacuum analyze");
    }

    private void measure() throws Exception {
        results.line(
                        "%s tenants, %s runs, %s grants, %s charges of %s days. Tenants came through the real index; the others were written into the",
                        count("read_model.tenant"),
                        count("tenantry.run"),
                        count("read_model.grant_row"),
                        count("read_model.charge"),
                        world.ask("select count(distinct charge_day) from read_model.charge"))
                .line("real tables by bench/Fill.java. Signed in as a data engineer with a bearer token, gzip accepted; one machine for load,")
                .line("application (`-Xmx%s`) and PostgreSQL (default settings). Goal: p99 < 20 ms. The console was used for two minutes", World.HEAP)
                .line("first, and each address was asked half as often for %d seconds before it counted.", PageRates.WARM_UP)
                .line("*CPU* is processor time of application + PostgreSQL for one request, which other work on the machine changes less than the clock.")
                .line("");
        pages.head();
        warmUp();
        floor();
        tenants();
        runs();
        grants();
        search();
        others();
        floor();
        downloads();
        results.line("")
                .line(
                        "Memory of the application after all of this: %s resident (most ever %s), %s live heap after a full collection.",
                        Memory.mebibytes(console.memory("VmRSS")), Memory.mebibytes(console.memory("VmHWM")), Memory.mebibytes(console.live()));
    }

    /** A console that has run for days is what people meet: pages that use all of the layout and rows, not counted, for the compiler's sake. */
    private void warmUp() throws InterruptedException {
        pages.warmUp(List.of("/tenants", "/access?state=all", "/runs", "/", "/search?q=a", "/shortcuts"));
    }

    private void floor() throws Exception {
        pages.page("floor: a static page without sign-in (`/signed-out`)", i -> "/signed-out");
        pages.page("floor: a static page in the frame (`/shortcuts`)", i -> "/shortcuts");
    }

    private void tenants() throws Exception {
        List<String> ids = column("select id from read_model.tenant order by md5(id) limit 500");
        List<String> names = column("select lower(display_name) || chr(31) || id from read_model.tenant order by md5(id) limit 500");
        pages.page("tenants", i -> "/tenants");
        pages.page("tenants, a page deep in the list", i -> "/tenants?after=" + cursor("name", names.get(i % names.size())));
        pages.page("tenants, by part of the name", i -> "/tenants?q=" + part(ids.get(i % ids.size()), 5));
        pages.page("tenants, environment dev", i -> "/tenants?env=dev");
        pages.page("tenants, failing", i -> "/tenants?state=failing");
        pages.page("tenants, drifted", i -> "/tenants?state=drifted");
        pages.page("tenants, JSON", i -> "/api/v1/tenants?limit=50");
    }

    private void runs() throws Exception {
        List<String> ids = column("select id from read_model.tenant order by md5(id) limit 500");
        List<String> names = column("select right(name, 5) from tenantry.run order by md5(uid) limit 500");
        List<String> keys =
                column("select to_char(created_at at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"') || chr(31) || uid from tenantry.run order by md5(uid) limit 500");
        pages.page("runs", i -> "/runs");
        pages.page("runs, a page deep in the list", i -> "/runs?after=" + cursor("-started", keys.get(i % keys.size())));
        pages.page("runs, failed", i -> "/runs?phase=failed");
        pages.page("runs, failed, of one tenant", i -> "/runs?phase=failed&tenant=" + ids.get(i % ids.size()));
        pages.page("runs of one tenant", i -> "/tenants/" + ids.get(i % ids.size()) + "/runs");
        pages.page("runs, one template, 7 days", i -> "/runs?range=7d&template=export-dataset");
        pages.page("runs, by the end of a name", i -> "/runs?q=" + names.get(i % names.size()));
        pages.page("runs, JSON", i -> "/api/v1/runs?limit=50");
    }

    private void grants() throws Exception {
        List<String> ids = column("select id from read_model.tenant order by md5(id) limit 500");
        List<String> people = column("select principal_name from read_model.grant_row order by md5(id) limit 500");
        List<String> keys =
                column("select case when ends_key = 'infinity' then '' else to_char(ends_key at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"') end || chr(31) || id from read_model.grant_row order by md5(id) limit 500");
        pages.page("grants", i -> "/access");
        pages.page("grants, a page deep in the list", i -> "/access?state=all&cursor=" + cursor("ends", keys.get(i % keys.size())));
        pages.page("grants, of one person", i -> "/access?principal=" + people.get(i % people.size()));
        pages.page("grants, address begins with", i -> "/access?principal=" + part(people.get(i % people.size()), 3));
        pages.page("grants, one role", i -> "/access?role=bigquery.dataEditor");
        pages.page("grants, one role, expired", i -> "/access?state=expired&role=bigquery.dataEditor");
        pages.page("grants of one tenant", i -> "/tenants/" + ids.get(i % ids.size()) + "/access");
        pages.page("grants, without end", i -> "/access?state=permanent");
        pages.page("grants, JSON", i -> "/api/v1/grants?limit=50");
    }

    private void search() throws Exception {
        List<String> ids = column("select id from read_model.tenant order by md5(id) limit 500");
        List<String> people = column("select principal_name from read_model.grant_row order by md5(id) limit 500");
        pages.page("search for a tenant", i -> "/search?q=" + part(ids.get(i % ids.size()), 6));
        pages.page("search for a person", i -> "/search?q=" + people.get(i % people.size()));
        pages.page("search for one letter", i -> "/search?q=" + "abcdefghijklmnopqrstuvwxyz".charAt(i % 26));
    }

    /** Pages that people open less often than lists: a tenth of the rate. */
    private void others() throws Exception {
        List<String> ids = column("select id from read_model.tenant order by md5(id) limit 500");
        pages.slowly("overview", i -> "/");
        pages.slowly("a tenant", i -> "/tenants/" + ids.get(i % ids.size()));
        pages.slowly("costs of one tenant", i -> "/tenants/" + ids.get(i % ids.size()) + "/costs");
        pages.slowly("costs, by tenant, 30 days", i -> "/costs");
        pages.slowly("costs, by service, 12 months", i -> "/costs?by=service&range=12m");
        pages.slowly("drift", i -> "/drift");
        pages.slowly("status", i -> "/status");
    }

    private void downloads() throws Exception {
        results.line("").line("| whole list as CSV | time | MB | most memory so far |").line("| --- | ---: | ---: | ---: |");
        for (String list : List.of("/tenants.csv", "/runs.csv", "/access.csv?state=all")) {
            pages.download(list);
        }
    }

    private static String part(String text, int length) {
        return text.substring(0, Math.min(length, text.length()));
    }

    private static String cursor(String order, String key) {
        byte[] cursor = (order + '\u001f' + key).getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(cursor);
    }

    private String count(String table) throws Exception {
        return String.format(java.util.Locale.ROOT, "%,d", Long.parseLong(world.ask("select count(*) from " + table)));
    }

    private List<String> column(String query) throws Exception {
        List<String> values = new ArrayList<>();
        try (Connection connection = world.database();
                Statement select = connection.createStatement();
                ResultSet row = select.executeQuery(query)) {
            while (row.next()) {
                values.add(row.getString(1));
            }
        }
        return values;
    }
}

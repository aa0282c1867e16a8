package dev.tenantry.styleguide;

import dev.tenantry.web.Code;
import dev.tenantry.web.FileDiff;
import dev.tenantry.web.Gantt;
import dev.tenantry.web.Graph;
import dev.tenantry.web.HeatMap;
import dev.tenantry.web.SortHead;
import dev.tenantry.web.Spark;
import dev.tenantry.web.StackedChart;
import dev.tenantry.web.Status;
import dev.tenantry.web.StepMark;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Invented content for the style guide: every tag needs something to show. */
public record StyleGuideSamples(Instant now) {

    private static final String BEFORE =
            """
            apiVersion: iam.cnrm.cloud.google.com/v1beta1
            kind: IAMPolicyMember
            spec:
              member: group:risk-ml@acme.example   # on call
              role: roles/bigquery.dataViewer
              condition:
                title: "until 2026-12-01"
            """;

    public Instant past() {
        return now.minus(Duration.ofMinutes(2));
    }

    public Instant future() {
        return now.plus(Duration.ofDays(3));
    }

    public @Nullable Instant never() {
        return null;
    }

    public SortHead sorted() {
        return new SortHead("/styleguide", true, false);
    }

    public SortHead sortedDown() {
        return new SortHead("/styleguide", true, true);
    }

    public SortHead unsorted() {
        return new SortHead("/styleguide", false, false);
    }

    public List<Status> statuses() {
        return List.of(Status.values());
    }

    public Code code() {
        return Code.of("tenants/acme-retail/infra/access/grant.yaml", BEFORE);
    }

    /** One file that changes, one that is new, one that goes. */
    public List<FileDiff> diffs() {
        String after = BEFORE.replace("2026-12-01", "2027-01-15") + "      expression: \"true\"\n";
        String path = code().path();
        return List.of(
                FileDiff.of(path, Optional.of(BEFORE), Optional.of(after)),
                FileDiff.of(path + ".new", Optional.empty(), Optional.of("kind: List\n")),
                FileDiff.of(path + ".old", Optional.of("kind: List\n"), Optional.empty()));
    }

    public Spark spark() {
        List<BigDecimal> values =
                IntStream.of(3, 5, 4, 6, 5, 9, 4, 5).mapToObj(BigDecimal::valueOf).toList();
        return Spark.of(values, "Daily cost, 8 days, from €3 to €5, peak €9");
    }

    public StackedChart chart() {
        var drawing =
                new StackedChart.Drawing("guide", (amount, _) -> "€" + amount.toBigInteger())
                        .series(1, "BigQuery", "€2,919")
                        .series(StackedChart.HATCHED, "Tax and shared", "€2,101")
                        .limit(BigDecimal.valueOf(330), "budget €330/day");
        for (int day = 1; day <= 30; day++) {
            if (day > 22) {
                drawing.column(
                                new StackedChart.Point(
                                        tick(day), false, false, day + " Nov", List.of()))
                        .expect(new StackedChart.Expected(day - 1, 210, 250, 290));
                continue;
            }
            BigDecimal first = BigDecimal.valueOf(100 + day * 37 % 60);
            BigDecimal second = BigDecimal.valueOf(90 + day * 53 % 40);
            drawing.column(
                    new StackedChart.Point(
                            tick(day),
                            day % 10 != 0,
                            day == 22,
                            day + " Nov: €" + first.add(second),
                            List.of(first, second)));
        }
        return drawing.draw("Daily cost", "Stays below the budget of €330 a day.");
    }

    private static String tick(int day) {
        return day % 5 == 0 ? Integer.toString(day) : "";
    }

    public Gantt gantt() {
        return Gantt.of(
                List.of(
                        bar("ingest-settlements", 0, Status.RUNNING, "", 252, -1),
                        bar("fetch-manifests", 1, Status.SUCCEEDED, "", 252, 238),
                        bar("download: worldpay", 1, Status.FAILED, "retry 1 of 3", 236, 208),
                        bar("load-bigquery", 1, Status.RUNNING, "", 90, -1),
                        bar("publish", 1, Status.QUEUED, "", -1, -1)),
                now);
    }

    private Gantt.Bar bar(String name, int depth, Status status, String note, int from, int to) {
        return new Gantt.Bar(
                name, depth, status, note, "/styleguide", secondsAgo(from), secondsAgo(to));
    }

    private Optional<Instant> secondsAgo(int seconds) {
        return seconds < 0 ? Optional.empty() : Optional.of(now.minusSeconds(seconds));
    }

    public Graph graph() {
        return Graph.of(
                List.of(
                        node("fetch", "14s", Status.SUCCEEDED),
                        node("adyen", "55s", Status.SUCCEEDED, "fetch"),
                        node("stripe", "42s", Status.SUCCEEDED, "fetch"),
                        node("worldpay-with-a-long-name", "28s, 1 retry", Status.FAILED, "fetch"),
                        node("validate", "49s so far", Status.RUNNING, "adyen", "stripe"),
                        node(
                                "publish",
                                "waiting",
                                Status.QUEUED,
                                "validate",
                                "worldpay-with-a-long-name")));
    }

    private static Graph.Node node(String id, String note, Status status, String... after) {
        return new Graph.Node(id, id, note, status, "/styleguide", List.of(after));
    }

    public List<StepMark> steps() {
        return List.of(
                new StepMark("Requested", Status.PASSED, "", Optional.of(past()), ""),
                new StepMark("Checks", Status.FAILED, "1 of 6 refuses", Optional.of(past()), ""),
                new StepMark("Review", Status.RUNNING, "waits for remy", Optional.empty(), "1 h"),
                new StepMark("Merge", Status.QUEUED, "", Optional.empty(), ""));
    }

    public HeatMap heat() {
        return new HeatMap(
                "Who can read whose data. Rows own the data, columns read it.",
                List.of("retail", "risk", "finance"),
                List.of(
                        new HeatMap.Row(
                                "retail", List.of(cell(0, true), cell(3, false), cell(7, false))),
                        new HeatMap.Row(
                                "risk",
                                List.of(
                                        cell(1, false),
                                        cell(0, true),
                                        new HeatMap.Cell(2, false, true, "/access")))));
    }

    private static HeatMap.Cell cell(long count, boolean own) {
        return new HeatMap.Cell(count, own, false, "/access");
    }
}

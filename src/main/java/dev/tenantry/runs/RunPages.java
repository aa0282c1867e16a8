package dev.tenantry.runs;

import dev.tenantry.indexing.SourceState;
import dev.tenantry.web.Code;
import dev.tenantry.web.Gantt;
import dev.tenantry.web.Graph;
import dev.tenantry.web.KeyedPage;
import dev.tenantry.web.SortHead;
import dev.tenantry.web.TenantHead;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The HTML of runs. */
@CheckedTemplate(basePath = "runs")
public final class RunPages {

    private RunPages() {}

    static native TemplateInstance index(RunsView view);

    static native TemplateInstance tenant(TenantHead head, RunsView view);

    static native TemplateInstance run(RunView view, Gantt timeline, int missing);

    static native TemplateInstance graph(RunView view, Graph graph);

    static native TemplateInstance code(RunView view, Code code);

    /**
     * What the list needs.
     *
     * @param path the address without its query
     */
    public record RunsView(
            String path,
            KeyedPage<Run> page,
            boolean first,
            RunFilter filter,
            Runs.Counts counts,
            List<String> templates,
            SourceState source,
            Instant now) {

        public String query() {
            return filter.query();
        }

        /** The address of this very list. */
        public String here() {
            return path + filter.query();
        }

        public boolean ofTenant() {
            return path.startsWith("/tenants/");
        }

        /** The failed runs of the last day, under the same filters. */
        public String failedInADay() {
            return path + filter.with(Map.of("phase", "failed", "range", "24h"));
        }

        /** The same list of everybody's runs. */
        public String ofAll() {
            return path + filter.with("show", "");
        }

        /** The same list of the person's runs. */
        public String ofMine() {
            return path + filter.with("show", "mine");
        }

        /** This list without its filters. */
        public String clear() {
            return path + (filter.isMine() ? "?show=mine" : "");
        }

        public String emptyTitle() {
            if (filter.isOn()) {
                return "No run matches";
            }
            return filter.isMine() ? "No runs of yours" : "No runs yet";
        }

        public String emptyWords() {
            if (filter.isOn()) {
                return "Nothing matches these filters.";
            }
            return filter.isMine()
                    ? "Runs that you start appear here, and those of tenants that your groups own."
                    : "Nothing has run since the cluster was first read.";
        }

        /** The address of the next page; null on the last. */
        public @Nullable String next() {
            return page.next()
                    .map(cursor -> path + filter.with(Map.of("after", cursor)))
                    .orElse(null);
        }

        /** The address of the first page; null when this is it. */
        public @Nullable String start() {
            return first ? null : path + filter.query();
        }

        /** The head of a column, by its order. */
        public SortHead head(String order) {
            return filter.head(path, order);
        }

        public List<RunFilter.Phase> phases() {
            return List.of(RunFilter.Phase.values());
        }

        public List<RunFilter.Range> ranges() {
            return List.of(RunFilter.Range.values());
        }
    }

    /** What a run's pages need. */
    public record RunView(
            RunDetail detail, String tab, boolean polled, SourceState source, Instant now) {

        public Run run() {
            return detail.run();
        }

        public String href() {
            return RunLinks.href(run());
        }

        /** To wait for somebody is no trouble; to wait for a machine or an image may be. */
        public String waitTone() {
            return run().waits() ? "info" : "warn";
        }

        /**
         * How much longer than usual it took, or takes already, in percent; 0 when not worth a
         * word.
         */
        public long slower() {
            return detail.usual()
                    .flatMap(usual -> run().took(now).map(took -> longer(took, usual)))
                    .filter(percent -> percent >= 50)
                    .orElse(0L);
        }

        private static long longer(Duration took, Duration usual) {
            return 100 * took.toSeconds() / Math.max(1, usual.toSeconds()) - 100;
        }

        /** The manifest as a file. */
        public String raw() {
            return href() + ".yaml";
        }

        public String coreHours() {
            return hours(run().used().coreHours());
        }

        public String gibHours() {
            return hours(run().used().gibHours());
        }

        public String gpuHours() {
            return hours(run().used().gpuHours());
        }

        private static String hours(double hours) {
            return String.format(Locale.ROOT, hours < 10 ? "%.2f" : "%.0f", hours);
        }
    }
}

package dev.tenantry.grants;

import dev.tenantry.identity.Actor;
import dev.tenantry.indexing.SourceState;
import dev.tenantry.policy.access.RoleCatalog;
import dev.tenantry.proposals.ProposalsTouching.Entry;
import dev.tenantry.proposals.asking.Attempt;
import dev.tenantry.proposals.asking.PreviewPage;
import dev.tenantry.web.KeyedPage;
import dev.tenantry.web.SortHead;
import dev.tenantry.web.TenantHead;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The HTML that access answers with, and where its pages are. */
final class GrantPages {

    private static final String ACTION = "/access/request";

    private GrantPages() {}

    /** What changes while somebody types into the request form, alone. */
    static TemplateInstance preview(RequestForm form, Attempt attempt, boolean told) {
        return PreviewPage.of(
                attempt, form.fields(), ACTION, form.verb(), form.waits(attempt), told);
    }

    /** The roles that the form explains for what is chosen. */
    static List<RoleCatalog.Entry> offered(RequestForm form) {
        return form.target()
                .map(target -> RoleCatalog.standard().offeredOn(target.kind()))
                .orElse(List.of());
    }

    /** A list of grants with its filters; of one tenant, or of all. */
    record ListView(
            GrantFilter filter,
            KeyedPage<Grant> page,
            boolean first,
            Map<GrantFilter.Which, String> counts,
            Map<String, Entry> open,
            String base,
            Actor actor,
            SourceState source) {

        /** What is asked of a grant and not decided yet; or null. */
        public @Nullable Entry open(Grant grant) {
            return open.get(grant.path());
        }

        public List<GrantFilter.Which> tabs() {
            return List.of(GrantFilter.Which.values());
        }

        public @Nullable String count(GrantFilter.Which which) {
            return counts.get(which);
        }

        public String href(GrantFilter.Which which) {
            return GrantLinks.href(base, filter.showing(which));
        }

        /** The next page, or null. */
        public @Nullable String next() {
            String here = GrantLinks.href(base, filter);
            return page.next()
                    .map(c -> here + (here.contains("?") ? "&" : "?") + "cursor=" + c)
                    .orElse(null);
        }

        /** The first page, or null when this is it. */
        public @Nullable String start() {
            return first ? null : GrantLinks.href(base, filter);
        }

        public String csv() {
            return GrantLinks.href(base + ".csv", filter);
        }

        public String clear() {
            return GrantLinks.href(
                    base,
                    new GrantFilter(
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            filter.state(),
                            filter.sort()));
        }

        /** The head of a column, by its order. */
        public SortHead head(String order) {
            return filter.sort().head(order, other -> GrantLinks.href(base, filter.sorted(other)));
        }

        public List<RoleCatalog.Entry> roles() {
            return RoleCatalog.standard().all();
        }

        /** Of all tenants, not of one. */
        public boolean ofAll() {
            return base.equals("/access");
        }

        /** Has somebody chosen anything that could be cleared? */
        public boolean narrowed() {
            return filter.isOn() && (ofAll() || filter.isOnBesideTenant());
        }

        /** The form, with the tenant filled in when there is one. */
        public String request() {
            return "/access/request" + filter.tenant().map(t -> "?tenant=" + t).orElse("");
        }

        /** The spans to choose from, for grants that end soon. */
        public List<Duration> spans() {
            return List.of(
                    Duration.ofDays(1),
                    Duration.ofDays(3),
                    Duration.ofDays(7),
                    Duration.ofDays(30),
                    Duration.ofDays(90));
        }

        public boolean isChosen(Duration span) {
            return filter.ends().filter(days -> days == span.toDays()).isPresent();
        }
    }

    /** The request form with its preview. */
    record RequestView(
            RequestForm form,
            List<Targets.TenantChoice> tenants,
            List<Targets.ResourceChoice> resources,
            List<String> principals,
            Map<String, String> refused,
            boolean runsQueries,
            Attempt attempt,
            boolean submitted,
            SourceState source) {

        public List<RoleCatalog.Entry> roles() {
            return offered(form);
        }

        /** Why a role cannot be had; null when it can. */
        public @Nullable String refused(RoleCatalog.Entry entry) {
            return refused.get(entry.role().name());
        }

        /** May queries be asked for along with the role? */
        public boolean offersQueries() {
            return form.target()
                    .filter(target -> RequestGrant.needsJobUser(form.role(), target))
                    .isPresent();
        }

        public List<Duration> lengths() {
            return RequestForm.LENGTHS;
        }

        /** Named by a link and not among those that the form explains. */
        public boolean roleIsOdd() {
            return !form.role().isEmpty()
                    && roles().stream().noneMatch(e -> e.role().name().equals(form.role()));
        }

        public boolean lengthIsListed() {
            return RequestForm.LENGTHS.stream()
                    .anyMatch(length -> length.toString().equals(form.duration()));
        }

        /** Is it the field that the cursor goes to after a submit that failed? */
        public boolean isFirst(String field) {
            return submitted && attempt.isFirst(field);
        }

        /** An empty field is not blamed before somebody tried to submit. */
        public @Nullable String wrong(String field) {
            boolean empty = form.fields().getOrDefault(field, "").isEmpty();
            return submitted || !empty ? attempt.wrong(field) : null;
        }

        public String action() {
            return ACTION;
        }

        public String waits() {
            return form.waits(attempt);
        }
    }

    /** The extension or revocation of one grant with its preview. */
    record ChangeView(
            Grant grant,
            ChangeForm form,
            Attempt attempt,
            boolean submitted,
            String action,
            Actor actor) {

        /** Giving back is revoking one's own. */
        public String title() {
            String usual = grant.isOf(actor) ? "Give back a grant" : "Revoke a grant";
            return grant.isEnded() ? "Remove an ended grant" : usual;
        }

        public List<Duration> lengths() {
            return RequestForm.LENGTHS;
        }

        /** When it would end if it lasted so much longer; null where that counts from now. */
        public @Nullable Instant end(Duration longer) {
            return form.ends().map(end -> end.plus(longer)).orElse(null);
        }

        public boolean isFirst(String field) {
            return submitted && attempt.isFirst(field);
        }

        public @Nullable String wrong(String field) {
            boolean empty = form.fields().getOrDefault(field, "").isEmpty();
            return submitted || !empty ? attempt.wrong(field) : null;
        }
    }

    @CheckedTemplate(basePath = "grants")
    static final class Templates {
        static native TemplateInstance index(ListView list, List<String> other);

        static native TemplateInstance tenant(TenantHead head, ListView list);

        static native TemplateInstance grant(GrantView view);

        static native TemplateInstance request(RequestView view);

        static native TemplateInstance extension(ChangeView view);

        static native TemplateInstance revocation(ChangeView view);

        private Templates() {}
    }
}

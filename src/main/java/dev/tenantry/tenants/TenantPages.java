package dev.tenantry.tenants;

import dev.tenantry.indexing.SourceState;
import dev.tenantry.web.KeyedPage;
import dev.tenantry.web.Spark;
import dev.tenantry.web.TenantHead;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateExtension;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The HTML that this slice answers with. */
final class TenantPages {

    private TenantPages() {}

    @CheckedTemplate(basePath = "tenants")
    static class Templates {

        private Templates() {}

        static native TemplateInstance list(
                KeyedPage<Tenant> page,
                TenantFilter filter,
                long all,
                List<String> envs,
                SourceState git);

        static native TemplateInstance overview(
                TenantHead head, TenantOverview overview, SourceState git);

        static native TemplateInstance code(TenantHead head, TenantCode code, SourceState git);
    }

    @TemplateExtension
    static Spark spark(Tenant tenant) {
        return Spark.of(tenant.daily(), "Cost of each day of this month");
    }

    @TemplateExtension
    static Spark spark(TenantOverview overview) {
        return Spark.of(overview.daily(), "Cost of each day of this month");
    }

    /** Where the next page is; null on the last one. */
    @TemplateExtension
    static @Nullable String nextHref(TenantFilter filter, KeyedPage<Tenant> page) {
        return page.next()
                .map(cursor -> filter.href("/tenants", Map.of("after", cursor)))
                .orElse(null);
    }
}

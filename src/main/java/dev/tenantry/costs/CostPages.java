package dev.tenantry.costs;

import dev.tenantry.indexing.SourceState;
import dev.tenantry.web.TenantHead;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The HTML that costs answer with. */
final class CostPages {

    private CostPages() {}

    @CheckedTemplate(basePath = "costs")
    static final class Templates {

        static native TemplateInstance index(CostPage page);

        static native TemplateInstance tenant(TenantHead head, CostPage page, boolean mayAsk);

        /** Before the first import. */
        static native TemplateInstance none(boolean setUp, SourceState source);

        static native TemplateInstance tenantNone(
                TenantHead head, boolean setUp, SourceState source, boolean mayAsk);

        private Templates() {}
    }
}

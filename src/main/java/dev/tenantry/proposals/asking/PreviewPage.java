package dev.tenantry.proposals.asking;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.Map;

/** The part of a form's page that changes while somebody types: what would happen. */
public final class PreviewPage {

    private PreviewPage() {}

    /**
     * The part alone.
     *
     * @param fields what Submit sends: exactly what was previewed
     * @param action where it sends it
     * @param verb what the button says
     * @param waits what stands there while nothing can be shown
     * @param told whether a missing field may be blamed
     */
    public static TemplateInstance of(
            Attempt attempt,
            Map<String, String> fields,
            String action,
            String verb,
            String waits,
            boolean told) {
        return Templates.preview(attempt, fields, action, verb, waits, told);
    }

    @CheckedTemplate(basePath = "proposals")
    static final class Templates {
        static native TemplateInstance preview(
                Attempt attempt,
                Map<String, String> fields,
                String action,
                String verb,
                String waits,
                Boolean told);

        private Templates() {}
    }
}

package dev.tenantry.runs;

import io.quarkus.qute.TemplateExtension;

/** Where runs are. */
@TemplateExtension
public final class RunLinks {

    private RunLinks() {}

    static String href(Run run) {
        return "/runs/" + run.namespace() + "/" + run.name();
    }

    static String tenantHref(Run run) {
        return "/tenants/" + run.tenant().orElse("");
    }
}

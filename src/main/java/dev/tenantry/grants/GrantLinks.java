package dev.tenantry.grants;

import dev.tenantry.manifest.TenantId;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Addresses of the pages of access. */
final class GrantLinks {

    private GrantLinks() {}

    static String href(Grant grant) {
        return href(grant.tenant(), grant.name());
    }

    static String href(TenantId tenant, String grant) {
        return "/access/grants/" + tenant + "/" + encoded(grant);
    }

    /** A list with its filters; what is not chosen is left out. */
    static String href(String base, GrantFilter filter) {
        List<String> query = new ArrayList<>();
        if (filter.state() != GrantFilter.Which.CURRENT) {
            query.add("state=" + filter.state().word());
        }
        add(query, "principal", filter.principal());
        add(query, "role", filter.role());
        if (!base.startsWith("/tenants/")) {
            add(query, "tenant", filter.tenant());
        }
        add(query, "expires", filter.ends().map(days -> days + "d"));
        add(query, "sort", filter.sort().asked());
        return query.isEmpty() ? base : base + "?" + String.join("&", query);
    }

    private static void add(List<String> query, String name, Optional<String> value) {
        value.ifPresent(v -> query.add(name + "=" + encoded(v)));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}

package dev.tenantry.web;

import java.util.List;
import java.util.Optional;

/**
 * What stands above every page of one tenant: who it is, how it is, and the tabs. Slices that own a
 * tab put it above their content with <code>{#include tenants/head tab='access' /}</code>; the
 * template must have this as {@code head}.
 *
 * @param id its name in the estate and in URLs
 * @param owner the group that answers for it
 * @param dataClass the most sensitive data that it holds
 * @param unread did its project never answer, so that differences in there are not known?
 * @param made the tabs, as their rooms made them
 * @param manifest the path of the file that makes it a tenant
 */
public record TenantHead(
        String id,
        String displayName,
        String project,
        String env,
        String owner,
        Optional<String> dataClass,
        Optional<String> location,
        String manifest,
        Status status,
        long grants,
        long openProposals,
        long drifts,
        boolean unread,
        List<TenantTab> made) {

    /** A tab: a page below the tenant's own, owned by the slice of that name. */
    public record Tab(String key, String title, String href, long count) {}

    /** Are there differences, or none, that one can speak of? */
    public boolean isDriftKnown() {
        return drifts > 0 || !unread;
    }

    public String href() {
        return "/tenants/" + id;
    }

    public List<Tab> tabs() {
        return made.stream()
                .map(
                        tab ->
                                new Tab(
                                        tab.key(),
                                        tab.title(),
                                        href() + tab.path(),
                                        tab.count().applyAsLong(this)))
                .toList();
    }
}

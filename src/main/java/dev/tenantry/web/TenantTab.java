package dev.tenantry.web;

import java.util.function.ToLongFunction;

/**
 * A tab of every tenant's pages. The room that owns the page makes it: a bean of this type.
 *
 * @param key what the room's template calls it
 * @param path behind the tenant's own address
 * @param place from left to right
 * @param count shown beside the title; nothing where it is 0
 */
public record TenantTab(
        String key, String title, String path, int place, ToLongFunction<TenantHead> count) {

    public static TenantTab of(String key, String title, int place) {
        return new TenantTab(key, title, "/" + key, place, head -> 0);
    }

    public TenantTab at(String otherPath) {
        return new TenantTab(key, title, otherPath, place, count);
    }

    public TenantTab counting(ToLongFunction<TenantHead> number) {
        return new TenantTab(key, title, path, place, number);
    }
}

package dev.tenantry.web;

import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;

/** The tabs of every tenant, of all rooms. */
@Singleton
public class TenantTabs {

    private final List<TenantTab> all;

    public TenantTabs(@All List<TenantTab> made) {
        this.all = made.stream().sorted(Comparator.comparingInt(TenantTab::place)).toList();
    }

    /** From left to right. */
    public List<TenantTab> all() {
        return all;
    }
}

package dev.tenantry.web;

import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The side navigation, of the entries that all rooms have made. */
@Singleton
public class NavItems {

    private final List<NavItem> all;
    private final List<List<NavItem>> groups;

    public NavItems(@All List<NavItem> made) {
        this.all = made.stream().sorted(Comparator.comparingInt(NavItem::place)).toList();
        this.groups =
                List.copyOf(
                        all.stream()
                                .collect(
                                        Collectors.groupingBy(
                                                item -> item.place() / 10,
                                                TreeMap::new,
                                                Collectors.toUnmodifiableList()))
                                .values());
    }

    /** From top to bottom. */
    public List<NavItem> all() {
        return all;
    }

    public List<List<NavItem>> groups() {
        return groups;
    }
}

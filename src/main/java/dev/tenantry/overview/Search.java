package dev.tenantry.overview;

import dev.tenantry.web.Finder;
import dev.tenantry.web.Hit;
import dev.tenantry.web.NavItems;
import dev.tenantry.web.Viewer;
import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;

/** Finds what somebody types: places of the console, and whatever the rooms find. */
@Singleton
public class Search {

    private final NavItems nav;
    private final List<Finder> finders;

    public Search(NavItems nav, @All List<Finder> finders) {
        this.nav = nav;
        this.finders = finders.stream().sorted(Comparator.comparingInt(Finder::place)).toList();
    }

    /** Groups of hits, only those that have any; without a word, the places of the console. */
    public List<Hit.Group> find(String typed, Viewer viewer) {
        String word = typed.strip().toLowerCase(Locale.ROOT);
        List<Hit.Group> groups = new ArrayList<>();
        groups.add(new Hit.Group("Go to", places(word, viewer)));
        if (!word.isEmpty()) {
            finders.forEach(
                    finder -> groups.add(new Hit.Group(finder.title(), finder.find(word, viewer))));
        }
        return groups.stream().filter(group -> !group.hits().isEmpty()).toList();
    }

    private List<Hit> places(String word, Viewer viewer) {
        Stream<Hit> asking =
                viewer.actor().mayAsk()
                        ? Stream.of(new Hit("Request access", "", "/access/request", "key-round"))
                        : Stream.of();
        Stream<Hit> actions =
                Stream.of(
                        new Hit("Settings", "", "/settings", "settings"),
                        new Hit("Keyboard shortcuts", "", "/shortcuts", "keyboard"));
        Stream<Hit> pages =
                nav.all().stream().map(item -> new Hit(item.title(), "", item.href(), item.icon()));
        return Stream.of(asking, actions, pages)
                .flatMap(Function.identity())
                .filter(hit -> hit.title().toLowerCase(Locale.ROOT).contains(word))
                .toList();
    }
}

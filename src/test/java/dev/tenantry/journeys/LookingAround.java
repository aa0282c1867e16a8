package dev.tenantry.journeys;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.assertj.core.api.SoftAssertions;

/** Walks from page to page and takes every glance at each. */
abstract class LookingAround extends InChromium {

    /** The second browser: one keeps one core busy, and no more. */
    private static final ExecutorService BESIDE =
            Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().factory());

    /** Goes to each path as somebody, within the budgets of a page; to every other one beside. */
    void walk(String person, List<String> paths) {
        CompletableFuture<Void> others =
                CompletableFuture.runAsync(() -> visitAndWalk(person, every(1, paths)), BESIDE);
        try {
            visitAndWalk(person, every(0, paths));
        } finally {
            others.join();
        }
    }

    private static List<String> every(int first, List<String> paths) {
        return IntStream.range(0, paths.size())
                .filter(i -> i % 2 == first)
                .mapToObj(paths::get)
                .toList();
    }

    private void visitAndWalk(String person, List<String> paths) {
        try (Visit visit = visit(person, Visit.desktop())) {
            walk(visit, paths);
        }
    }

    static void walk(Visit visit, List<String> paths) {
        SoftAssertions pages = new SoftAssertions();
        for (String path : paths) {
            pages.assertThatCode(() -> lookAt(visit, path)).as(path).doesNotThrowAnyException();
        }
        pages.assertThat(visit.complaints()).isEmpty();
        pages.assertAll();
    }

    /** The browser goes there once. */
    private static void lookAt(Visit visit, String path) {
        PageBudget.keepsWithin(visit, path);
        glanceAt(visit.page(), path);
    }

    /** What is looked at on a page that is open. */
    static void glanceAt(Page page, String name) {
        Axe axe = Axe.in(page);
        for (Glance glance : Glance.values()) {
            glance.prepare(page);
            glance.check(page, axe, name);
        }
    }
}

package dev.tenantry.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.GZIPOutputStream;

/** What a page may weigh: markup, styles and scripts packed, and elements. */
final class PageBudget {

    private static final int MOST_BYTES = 60_000;
    private static final int MOST_ELEMENTS = 1_500;
    private static final String ASSETS =
            "[...document.querySelectorAll('link[rel=stylesheet], script[src]')]"
                    + ".map(each => each.href || each.src)";

    /** Styles and scripts are the same on every page. */
    private static final Map<String, Integer> PACKED = new ConcurrentHashMap<>();

    private PageBudget() {}

    /** Opens the page and weighs it. */
    static void keepsWithin(Visit visit, String path) {
        Page page = visit.page();
        Response answer = Objects.requireNonNull(visit.open(path));
        int bytes = packed(answer.body());
        for (Object asset : (List<?>) page.evaluate(ASSETS)) {
            bytes += PACKED.computeIfAbsent(asset.toString(), each -> weigh(page, each));
        }
        assertThat(bytes).as("packed bytes of %s", path).isLessThanOrEqualTo(MOST_BYTES);
        assertThat((Integer) page.evaluate("document.querySelectorAll('*').length"))
                .as("elements of %s", path)
                .isLessThan(MOST_ELEMENTS);
    }

    private static int weigh(Page page, String asset) {
        APIResponse answer = page.request().get(asset);
        assertThat(answer.ok()).as(asset).isTrue();
        return packed(answer.body());
    }

    private static int packed(byte[] body) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.size();
    }
}

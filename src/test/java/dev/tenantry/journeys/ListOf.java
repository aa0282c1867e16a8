package dev.tenantry.journeys;

import java.util.List;
import java.util.function.Function;
import org.jsoup.nodes.Element;

/**
 * A list as file and as page.
 *
 * @param route of the file; the page's is the same without its ending
 * @param header how the first line begins
 * @param rows where the page has its rows
 * @param onPage what tells a row of the page from others
 * @param inFile the same of a line
 */
record ListOf(
        String route,
        String header,
        String rows,
        Function<Element, String> onPage,
        Function<List<String>, String> inFile) {

    String file() {
        return "/" + route.replace("{tenant}", CsvFilesTest.TENANT);
    }

    String page() {
        return file().replace(".csv", "");
    }

    @Override
    public String toString() {
        return route;
    }
}

package dev.tenantry.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.tenantry.testing.Eventually;
import dev.tenantry.testing.NeedsChromium;
import dev.tenantry.testing.SandboxResource;
import dev.tenantry.testing.Visitor;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** With the keyboard alone, without JavaScript, and as the settings say. */
@QuarkusTest
@NeedsChromium
@WithTestResource(SandboxResource.class)
class HandsTest extends InChromium {

    private static final String FOCUSED = "document.activeElement";

    @BeforeEach
    void tenantsAreThere() {
        Visitor visitor = Visitor.signedIn(home, "reviewer");
        Eventually.holds(() -> visitor.page("/tenants").select("#tenants tbody tr").size() == 12);
    }

    private Visit visit() {
        return visit("infra-engineer", Visit.desktop());
    }

    private Visit visitWithoutScript() {
        return visit("infra-engineer", Visit.withoutJavaScript());
    }

    @Test
    void theFirstTabStopSkipsToTheContent() {
        try (Visit visit = visit()) {
            Page page = visit.at("/tenants");
            page.keyboard().press("Tab");
            assertThat(page.locator("a.skip")).isFocused();
            page.keyboard().press("Enter");
            assertThat(page.locator("main")).isFocused();
        }
    }

    @Test
    void everyTabStopIsSeen() {
        try (Visit visit = visit()) {
            for (String path : new String[] {"/tenants", "/access/request", "/settings"}) {
                Page page = visit.at(path);
                for (int stop = 0; stop < 30; stop++) {
                    page.keyboard().press("Tab");
                    assertThat(page.evaluate(isSeen()))
                            .as("tab stop %s of %s: %s", stop, path, focused(page))
                            .isEqualTo(true);
                }
            }
        }
    }

    /** A ring around it, and not below the bar at the top. */
    private static String isSeen() {
        return """
                () => {
                  const on = document.activeElement, box = on.getBoundingClientRect();
                  if (on === document.body) return true;
                  // The parts of a date field are drawn by the browser, rings included.
                  const ring = on.type === "datetime-local"
                      || getComputedStyle(on).outlineStyle !== "none";
                  const middle = document.elementFromPoint(
                      box.left + box.width / 2, box.top + Math.min(box.height, innerHeight) / 2);
                  return ring && (on.contains(middle) || middle?.contains(on)
                      || on.matches("input, select, textarea"));
                }
                """;
    }

    private static String focused(Page page) {
        return String.valueOf(page.evaluate(FOCUSED + ".outerHTML.slice(0, 160)"));
    }

    @Test
    void thePaletteFindsATenantAndGoesThere() {
        try (Visit visit = visit()) {
            Page page = visit.at("/costs");
            page.keyboard().press("Control+k");
            Locator typed = page.locator("#palette input");
            assertThat(typed).isFocused();
            page.keyboard().type("birch");
            Locator option = page.locator("#palette [role=option][aria-selected=true]");
            assertThat(option).containsText("Birchway");
            assertThat(typed).hasAttribute("aria-activedescendant", option.getAttribute("id"));
            page.keyboard().press("Enter");
            page.waitForURL(console() + "/tenants/birchway");
            page.keyboard().press("Control+k");
            page.keyboard().press("Escape");
            assertThat(page.locator("#palette")).isHidden();
            assertThat(visit.complaints()).isEmpty();
        }
    }

    @Test
    void singleKeysMoveAlongRowsAndPages() {
        try (Visit visit = visit()) {
            Page page = visit.at("/tenants");
            page.keyboard().press("j");
            page.keyboard().press("j");
            assertThat(page.locator("#t-birchway th a")).isFocused();
            page.keyboard().press("k");
            page.keyboard().press("Enter");
            page.waitForURL(console() + "/tenants/alderpike");
            page.keyboard().press("y");
            page.waitForURL("**/tenants/alderpike?view=code");
            page.keyboard().press("r");
            page.waitForURL("**/access/request?tenant=alderpike");
            page.locator("main").focus();
            page.keyboard().press("g");
            page.keyboard().press("c");
            page.waitForURL(console() + "/costs");
            page.keyboard().press("?");
            page.waitForURL(console() + "/shortcuts");
        }
    }

    @Test
    void settingsAreObeyedOnEveryPage() {
        try (Visit visit = visit()) {
            Page page = visit.at("/settings");
            page.locator("input[name=theme][value=dark]").check();
            page.locator("input[name=density][value=compact]").check();
            page.locator("#zone").selectOption("Asia/Kolkata");
            page.locator("input[name=shortcuts]").uncheck();
            page.locator("form[action='/settings'] button").click();
            page.waitForURL("**/settings?saved");
            for (String path : new String[] {"/tenants", "/status", "/runs"}) {
                visit.at(path);
                Locator html = page.locator("html");
                assertThat(html).hasAttribute("data-theme", "dark");
                assertThat(html).hasCSS("color-scheme", "dark");
                assertThat(html).hasAttribute("data-density", "compact");
                assertThat(page.locator("main time").first().getAttribute("title"))
                        .endsWith(" IST");
                page.keyboard().press("?");
                page.keyboard().press("j");
                assertThat(page.evaluate(FOCUSED + " === document.body")).isEqualTo(true);
                assertThat(URI.create(page.url()).getPath()).isEqualTo(path);
            }
            page.keyboard().press("Control+k");
            assertThat(page.locator("#palette input")).isFocused();
        }
    }

    @Test
    void withoutJavaScriptLinksAndFormsDoTheSame() {
        try (Visit visit = visitWithoutScript()) {
            Page page = visit.at("/tenants");
            page.locator("main input[name=q]").fill("birch");
            page.locator("#tenants form button").click();
            page.waitForURL("**/tenants?q=birch*");
            assertThat(page.locator("#tenants tbody tr")).hasCount(1);
            page.locator(".cmdk").click();
            page.waitForURL(console() + "/search");
            page.locator("main input[name=q]").fill("hallvik");
            page.locator("main form button").click();
            assertThat(page.locator("#results")).containsText("Hallvik Shipping");
            visit.at("/access");
            page.locator("select[name=expires]").selectOption("7d");
            page.locator("#grants form button").click();
            page.waitForURL("**/access?*expires=7d*");
            visit.at("/costs");
            page.locator("main .seg a:has-text('12 months')").click();
            page.waitForURL("**/costs?*range=12m*");
            page.locator("details.data summary").first().click();
            assertThat(page.locator("details.data table").first()).isVisible();
            visit.at("/settings");
            page.locator("input[name=theme][value=dark]").check();
            page.locator("form[action='/settings'] button").click();
            assertThat(page.locator("html")).hasAttribute("data-theme", "dark");
        }
    }
}

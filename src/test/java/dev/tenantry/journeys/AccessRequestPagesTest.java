package dev.tenantry.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.tenantry.testing.NeedsChromium;
import dev.tenantry.testing.SandboxResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** The form that asks for access in a real browser, while somebody fills it in. */
@QuarkusTest
@NeedsChromium
@WithTestResource(SandboxResource.class)
class AccessRequestPagesTest extends InChromium {

    private static final String REASON = "Look at the flights";

    @Test
    void thePreviewFollowsWhatIsTypedAndChosenByItself() {
        until(visitor("data-engineer"), "/tenants", "#t-kestrane");
        try (Visit visit = visit("data-engineer", Visit.desktop())) {
            Page page = visit.at("/access/request?tenant=kestrane&resource=dataset/flight_ops");
            Locator preview = page.locator("#preview");
            String empty = page.url();
            assertThat(preview.locator("form")).hasCount(0);

            page.locator("#reason").pressSequentially(REASON);
            assertThat(preview.locator("input[name=reason]")).hasValue(REASON);
            assertThat(page.locator("#reason")).isFocused();
            assertThat(page.locator("#reason")).hasValue(REASON);

            page.locator("input[name=role][value='roles/bigquery.metadataViewer']").check();
            page.locator("#duration").selectOption("PT8H");
            assertThat(preview.locator("input[name=duration]")).hasValue("PT8H");
            assertThat(preview.locator("input[name=role]"))
                    .hasValue("roles/bigquery.metadataViewer");
            assertThat(preview.locator("input[name=reason]")).hasValue(REASON);
            assertThat(preview.locator("form button")).isVisible();
            assertThat(page.url()).isEqualTo(empty);
            assertThat(visit.complaints()).isEmpty();
        }
    }
}

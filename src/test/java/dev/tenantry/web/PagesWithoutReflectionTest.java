package dev.tenantry.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.testing.SandboxResource;
import dev.tenantry.testing.Visitor;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A native executable cannot look into objects that nobody registered. Walks every link from page
 * to page; whatever a template asks for must have been found by a generated resolver.
 */
@QuarkusTest
@WithTestResource(SandboxResource.class)
class PagesWithoutReflectionTest {

    private static final int MOST = 120;
    private static final List<String> BEGINNINGS =
            List.of("/", "/tenants", "/access", "/proposals", "/runs", "/costs", "/drift");

    @SuppressWarnings("NullAway.Init")
    @TestHTTPResource
    URI console;

    @SuppressWarnings("NullAway.Init")
    @Inject
    ReflectedValues values;

    @ParameterizedTest
    @ValueSource(strings = {"infra-engineer", "data-engineer", "reviewer"})
    void everyValueIsFoundWithoutReflection(String person) {
        Visitor visitor = Visitor.signedIn(console, person);
        awaitTheIndex(visitor);
        Deque<String> waiting = new ArrayDeque<>(BEGINNINGS);
        Set<String> known = new HashSet<>(BEGINNINGS);
        int pages = 0;
        while (!waiting.isEmpty() && pages < MOST) {
            HttpResponse<String> answer = visitor.get(waiting.remove());
            if (answer.headers().firstValue("Content-Type").orElse("").startsWith("text/html")) {
                pages++;
                Jsoup.parse(answer.body()).select("main a[href^=/], nav a[href^=/]").stream()
                        .map(PagesWithoutReflectionTest::address)
                        .filter(known::add)
                        .forEach(waiting::add);
            }
        }
        assertThat(pages).as("pages seen").isGreaterThan(BEGINNINGS.size());
        assertThat(values.found()).isEmpty();
    }

    private static void awaitTheIndex(Visitor visitor) {
        long patienceEnds = System.nanoTime() + Duration.ofMinutes(2).toNanos();
        while (visitor.page("/tenants").select("main a[href^=/tenants/]").isEmpty()) {
            assertThat(System.nanoTime()).as("the first index").isLessThan(patienceEnds);
        }
    }

    private static String address(Element link) {
        return link.attr("href").replaceFirst("#.*", "");
    }
}

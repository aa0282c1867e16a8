package dev.tenantry.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.testing.Eventually;
import dev.tenantry.testing.SandboxResource;
import dev.tenantry.testing.Script;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each name that is missing costs a question to all of Qute's resolvers: none is, in a row. */
@QuarkusTest
@WithTestResource(SandboxResource.class)
@SuppressWarnings("NullAway.Init")
class RowsAskNothingInVainTest {

    private static final int ROWS = 12;

    @Inject AskedInVain inVain;

    @ParameterizedTest
    @ValueSource(strings = {"/tenants", "/access?state=all", "/runs", "/costs"})
    void ofAList(String list) {
        Eventually.holds(() -> rows(list) >= ROWS);
        inVain.forget();
        rows(list);
        assertThat(inVain.names()).hasSizeLessThan(ROWS);
    }

    private static int rows(String list) {
        String page = Script.of("infra-engineer").accept("text/html").get(list).asString();
        return page.split("<tr", -1).length - 1;
    }
}

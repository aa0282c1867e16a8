package dev.tenantry.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.qute.Engine;
import io.quarkus.qute.EngineBuilder;
import io.quarkus.qute.ReflectionValueResolver;
import io.quarkus.qute.TemplateException;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.qute.UserTagSectionHelper;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OuterNamesTest {

    private static final Map<String, Object> DATA =
            Map.of(
                    "list", Map.of("title", "Grants"),
                    "word", "outer",
                    "rows", List.of(Map.of("name", "one"), Map.of("name", "two")));

    private final AskedInVain inVain = new AskedInVain();

    private static EngineBuilder qute() {
        return Engine.builder()
                .addDefaults()
                .addValueResolver(new ReflectionValueResolver())
                .addSectionHelper(new UserTagSectionHelper.Factory("cell", "cell.html"))
                .strictRendering(true);
    }

    private static String rendered(EngineBuilder qute, String template) {
        Engine engine = qute.build();
        engine.putTemplate("cell.html", engine.parse("{it} {unit}"));
        TemplateInstance page = engine.parse(template).instance();
        DATA.forEach(page::data);
        return page.render();
    }

    private String rendered(String template) {
        return rendered(
                qute().addValueResolver(new OuterNames()).addValueResolver(inVain), template);
    }

    @Test
    void aNameFromOutsideOfALoopIsFoundWithoutAskingEveryResolver() {
        assertThat(
                        rendered(
                                "{#for row in rows}{list.title} {#let n=row.name}{n} {list.title} {#cell n unit=word /};{/let}{/for}"))
                .isEqualTo("Grants one Grants one outer;Grants two Grants two outer;");
        assertThat(inVain.names()).isEmpty();
    }

    @Test
    void theInnermostMeaningCounts() {
        assertSame("{#for word in rows}{word.name} {/for}{word}");
        assertSame("{#let word='inner'}{word}{#let word='innermost'}{word}{/let}{word}{/let}");
        assertSame("{#for row in rows}{row_count} {row_hasNext} {/for}");
        assertSame("{#for row in rows}{#if row_count == 2}{word}{#else}{list.title}{/if}{/for}");
    }

    @Test
    void aPropertyIsNotLookedForOutside() {
        String template = "{#for row in rows}{row.word ?: 'none'} {row.missing.or('none')} {/for}";
        assertThat(rendered(template)).isEqualTo("none none none none ");
        assertSame(template);
    }

    @Test
    void aTagDoesNotSeeWhatIsAroundIt() {
        assertThatThrownBy(() -> rendered("{#let unit='day'}{#cell 'x' /}{/let}"))
                .isInstanceOf(TemplateException.class)
                .hasMessageContaining("unit");
    }

    @Test
    void aNameThatNobodyKnowsIsAnError() {
        assertThatThrownBy(() -> rendered("{#for row in rows}{nothing}{/for}"))
                .isInstanceOf(TemplateException.class)
                .hasMessageContaining("nothing");
    }

    private void assertSame(String template) {
        assertThat(rendered(template)).isEqualTo(rendered(qute(), template));
    }
}

package dev.tenantry.web;

import io.quarkus.qute.EngineBuilder;
import io.quarkus.qute.Expression;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.ResultMapper;
import io.quarkus.qute.TemplateNode.Origin;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;

/** Puts every value that a page shows through {@link VisibleText}, then escapes it as Qute does. */
@Singleton
public class VisiblePages implements ResultMapper {

    private static final int BEFORE_QUTES_OWN = 10;

    private final HtmlEscaper escaper =
            new HtmlEscaper(
                    List.of("text/html", "text/xml", "application/xml", "application/xhtml+xml"));

    void use(@Observes EngineBuilder engine) {
        engine.addResultMapper(this);
    }

    @Override
    public int getPriority() {
        return BEFORE_QUTES_OWN;
    }

    @Override
    public boolean appliesTo(Origin origin, Object result) {
        return escaper.appliesTo(origin, result);
    }

    @Override
    public String map(Object result, Expression expression) {
        return escaper.map(VisibleText.of(result.toString()), expression);
    }
}

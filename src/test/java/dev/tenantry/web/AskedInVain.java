package dev.tenantry.web;

import io.quarkus.qute.EngineConfiguration;
import io.quarkus.qute.EvalContext;
import io.quarkus.qute.ValueResolver;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Is asked for a name in a template when every other resolver had nothing to say of it. */
@EngineConfiguration
@Singleton
public class AskedInVain implements ValueResolver {

    private final List<String> names = Collections.synchronizedList(new ArrayList<>());

    /** The names since {@link #forget()}, one for each time. */
    List<String> names() {
        return List.copyOf(names);
    }

    void forget() {
        names.clear();
    }

    @Override
    public int getPriority() {
        return Integer.MIN_VALUE;
    }

    @Override
    public boolean appliesTo(EvalContext context) {
        names.add(context.getName());
        return false;
    }

    @Override
    public CompletionStage<Object> resolve(EvalContext context) {
        throw new IllegalStateException("It never applies");
    }
}

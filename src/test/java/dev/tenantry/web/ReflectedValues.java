package dev.tenantry.web;

import io.quarkus.qute.EngineBuilder;
import io.quarkus.qute.EvalContext;
import io.quarkus.qute.ReflectionValueResolver;
import io.quarkus.qute.ValueResolver;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentSkipListSet;

/**
 * Notes which values of templates only reflection could find, as {@code class.member}: asked just
 * before reflection is, and after every resolver that was generated.
 */
@Singleton
class ReflectedValues implements ValueResolver {

    private final ReflectionValueResolver reflection = new ReflectionValueResolver();
    private final Set<String> found = new ConcurrentSkipListSet<>();

    void joins(@Observes EngineBuilder engine) {
        engine.addValueResolver(this);
    }

    @Override
    public int getPriority() {
        return reflection.getPriority() + 1;
    }

    @Override
    public boolean appliesTo(EvalContext context) {
        Object base = context.getBase();
        if (base != null && reflection.appliesTo(context)) {
            found.add(base.getClass().getName() + "." + context.getName());
        }
        return false;
    }

    @Override
    public CompletionStage<Object> resolve(EvalContext context) {
        throw new IllegalStateException("Applies to nothing");
    }

    Set<String> found() {
        return found;
    }
}

package dev.tenantry.grants;

import dev.tenantry.policy.RuleBook;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Takes the time of the first preview before somebody waits for it, beside the start. */
@ApplicationScoped
class WarmUp {

    void start(@Observes StartupEvent started) {
        Thread.ofPlatform().daemon().name("policy-warm-up").start(RuleBook::warmUp);
    }
}

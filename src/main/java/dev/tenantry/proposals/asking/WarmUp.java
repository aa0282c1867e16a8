package dev.tenantry.proposals.asking;

import dev.tenantry.indexing.IndexingSettings;
import dev.tenantry.policy.house.RuleBook;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Takes the time of the first preview before somebody waits for it, after the first pages. */
@ApplicationScoped
class WarmUp {

    private final IndexingSettings settings;

    WarmUp(IndexingSettings settings) {
        this.settings = settings;
    }

    void start(@Observes StartupEvent started) {
        Thread.ofPlatform().daemon().name("policy-warm-up").start(this::warmUp);
    }

    private void warmUp() {
        try {
            Thread.sleep(settings.firstLook());
            RuleBook.warmUp();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

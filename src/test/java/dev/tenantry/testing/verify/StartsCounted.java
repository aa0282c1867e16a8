package dev.tenantry.testing.verify;

import dev.tenantry.testing.Counted;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** A bean of the application under test: counts how often one was started. */
@Singleton
public class StartsCounted {

    void started(@Observes StartupEvent event) {
        Counted.APPLICATION_START.one();
    }
}

package dev.tenantry.proposals;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Makes the intent of these tests known to the application under test. */
class TestIntents {

    @Produces
    @Singleton
    IntentKind addFile() {
        return Fixtures.ADD_FILE;
    }

    @Produces
    @Singleton
    IntentKind addLine() {
        return Fixtures.ADD_LINE;
    }
}

package dev.tenantry.grants;

import dev.tenantry.proposals.IntentKind;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Names the intents of this slice. */
class GrantIntents {

    @Produces
    @Singleton
    IntentKind requestGrant() {
        return IntentKind.of(RequestGrant.KIND, RequestGrant.class, FilledForms::ofRequest);
    }

    @Produces
    @Singleton
    IntentKind extendGrant() {
        return IntentKind.of(ExtendGrant.KIND, ExtendGrant.class, FilledForms::ofExtension);
    }

    @Produces
    @Singleton
    IntentKind revokeGrant() {
        return IntentKind.of(RevokeGrant.KIND, RevokeGrant.class, FilledForms::ofRevocation);
    }
}

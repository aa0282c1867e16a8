package dev.tenantry.grants;

import dev.tenantry.proposals.IntentKind;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Names the intents of this slice. */
class GrantIntents {

    @Produces
    @Singleton
    IntentKind requestGrant() {
        return new IntentKind(RequestGrant.KIND, RequestGrant.class);
    }

    @Produces
    @Singleton
    IntentKind extendGrant() {
        return new IntentKind(ExtendGrant.KIND, ExtendGrant.class);
    }

    @Produces
    @Singleton
    IntentKind revokeGrant() {
        return new IntentKind(RevokeGrant.KIND, RevokeGrant.class);
    }
}

package dev.tenantry.identity;

/** Nobody can be sent to the identity provider to sign in: it does not answer. */
public final class ProviderAway extends RuntimeException {

    ProviderAway() {
        super("The identity provider does not answer");
    }
}

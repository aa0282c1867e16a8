package dev.tenantry.web;

import dev.tenantry.identity.ProviderStanding;
import jakarta.inject.Singleton;
import java.util.Optional;

/** The identity provider, as the status page tells of it. */
@Singleton
class SignInNeighbour implements Neighbour {

    private final ProviderStanding provider;

    SignInNeighbour(ProviderStanding provider) {
        this.provider = provider;
    }

    @Override
    public String title() {
        return "Sign-in";
    }

    @Override
    public Standing standing() {
        return provider.awaySince().isPresent()
                ? new Standing(
                        Status.FAILED,
                        "The identity provider does not answer. Whoever is signed in goes on until"
                                + " their token ends; nobody else gets in.",
                        provider.awaySince(),
                        Optional.empty())
                : Standing.of(Status.ACTIVE, "It answers.");
    }
}

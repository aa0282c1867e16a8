package dev.tenantry.testing;

import dev.tenantry.sources.gcp.GoogleSettings;
import java.time.Duration;
import java.util.Optional;

/**
 * The settings that lead to a Google Cloud on loopback.
 *
 * @param address host and port
 */
public record SandboxedGoogle(String address) implements GoogleSettings {

    @Override
    public Optional<String> endpoint() {
        return Optional.of(address);
    }

    @Override
    public boolean plaintext() {
        return true;
    }

    @Override
    public Credentials credentials() {
        return Credentials.NONE;
    }

    @Override
    public Duration poll() {
        return Duration.ofMinutes(1);
    }

    @Override
    public int parallel() {
        return 4;
    }

    @Override
    public Duration patience() {
        return Duration.ofSeconds(10);
    }

    @Override
    public Optional<String> query() {
        return Optional.empty();
    }
}

package dev.tenantry.sandbox;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How a sandbox is run.
 *
 * @param state its state folder; what is in there survives restarts
 * @param fixedPorts the well-known ports of development, or any free port each
 * @param consoleUrl where the application will answer, for webhooks and redirects; no trailing
 *     slash
 * @param pace how long the actuator waits before it applies what was merged
 * @param tenants how many tenants a new world has; 12 is the hand-made one
 * @param runs how many workflow runs a new world has; 0 leaves it to the world
 */
public record SandboxSettings(
        Path state, boolean fixedPorts, String consoleUrl, Duration pace, int tenants, int runs) {

    /** The port to listen on: {@code wellKnown} in development, any free one otherwise. */
    public int port(int wellKnown) {
        return fixedPorts ? wellKnown : 0;
    }

    /** The folder of one part below the state folder. */
    public Path folder(String part) {
        return state.resolve(part);
    }
}

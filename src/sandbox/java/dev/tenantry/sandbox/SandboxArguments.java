package dev.tenantry.sandbox;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The sandbox's command line.
 *
 * @param fresh forget the state folder first
 * @param estateOnly leave billing, Google Cloud and the cluster away, which work by themselves
 * @param record write down what GitHub is asked and answers
 * @param until end when this process has ended
 */
record SandboxArguments(
        SandboxSettings settings,
        boolean fresh,
        boolean estateOnly,
        boolean record,
        Optional<Long> until) {

    static final String USAGE =
            """
            Usage: Sandbox [--state DIR] [--ports fixed|free] [--console URL] [--pace DURATION]
                           [--tenants N] [--runs N] [--estate-only] [--fresh]
                           [--record] [--until PID]
            """;

    static SandboxArguments parse(String... arguments) {
        List<String> words = List.of(arguments);
        Path state = Path.of(value(words, "--state").orElse(".tenantry/sandbox")).toAbsolutePath();
        SandboxSettings settings =
                new SandboxSettings(
                        state,
                        !value(words, "--ports").orElse("fixed").equals("free"),
                        value(words, "--console").orElse("http://127.0.0.1:8080"),
                        value(words, "--pace").map(Duration::parse).orElse(Duration.ofSeconds(4)),
                        value(words, "--tenants").map(Integer::parseInt).orElse(12),
                        value(words, "--runs").map(Integer::parseInt).orElse(0));
        return new SandboxArguments(
                settings,
                words.contains("--fresh"),
                words.contains("--estate-only"),
                words.contains("--record"),
                value(words, "--until").map(Long::parseLong));
    }

    private static Optional<String> value(List<String> words, String name) {
        int at = words.indexOf(name);
        if (at < 0) {
            return Optional.empty();
        }
        if (at + 1 == words.size()) {
            throw new IllegalArgumentException(name + " needs a value.\n" + USAGE);
        }
        return Optional.of(words.get(at + 1));
    }
}

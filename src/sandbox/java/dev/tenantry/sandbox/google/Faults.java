package dev.tenantry.sandbox.google;

import io.grpc.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Failures on order. A test writes lines {@code <resource>=<gRPC status>} into the file {@code
 * faults}, for example {@code projects/birchway-data-prod=UNAVAILABLE}, or {@code
 * projects/birchway-data-prod/serviceAccounts=UNAVAILABLE} for its accounts only; {@code *} means
 * every resource, and {@code UNAVAILABLE*2} that only the next two calls fail. No file, no failure.
 */
final class Faults {

    private final Path file;
    private final Map<String, Integer> used = new HashMap<>();

    Faults(Path file) {
        this.file = file;
    }

    /** Throws when a call on this resource shall fail now. */
    synchronized void meet(String resource) {
        for (String line : lines()) {
            int equals = line.indexOf('=');
            if (equals > 0 && concerns(line.substring(0, equals), resource)) {
                fail(line, line.substring(equals + 1));
            }
        }
    }

    private void fail(String line, String fault) {
        int star = fault.indexOf('*');
        if (star > 0) {
            int times = Integer.parseInt(fault.substring(star + 1).strip());
            if (used.merge(line, 1, Integer::sum) > times) {
                return;
            }
        }
        String code = star > 0 ? fault.substring(0, star) : fault;
        throw Status.Code.valueOf(code.strip())
                .toStatus()
                .withDescription("The service is currently " + code.strip() + ".")
                .asRuntimeException();
    }

    private static boolean concerns(String pattern, String resource) {
        return pattern.strip().equals("*") || pattern.strip().equals(resource);
    }

    private List<String> lines() {
        try {
            if (Files.exists(file)) {
                return Files.readAllLines(file);
            }
        } catch (IOException e) {
            // Taken away between the two looks: no fault is wanted any more.
        }
        used.clear();
        return List.of();
    }
}

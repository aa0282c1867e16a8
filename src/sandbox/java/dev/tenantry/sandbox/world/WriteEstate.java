package dev.tenantry.sandbox.world;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Writes an estate of any size into a bare repository: {@code WriteEstate <folder> [tenants]
 * [instant]}.
 */
public final class WriteEstate {

    private WriteEstate() {}

    public static void main(String[] args) {
        if (args.length == 0) {
            System.err.println("Usage: WriteEstate <folder> [tenants] [instant]");
            System.exit(2);
        }
        Clock clock = Clock.systemUTC();
        int tenants = args.length > 1 ? Integer.parseInt(args[1]) : 12;
        Instant instant = args.length > 2 ? Instant.parse(args[2]) : clock.instant();
        Instant begun = clock.instant();
        EstateHistory history =
                EstateHistory.writeInto(Path.of(args[0]), World.ofSize(instant, tenants));
        System.out.printf(
                "%d tenants, %d pull requests, main at %s, %d ms%n",
                tenants,
                history.pullRequests().size(),
                history.head(),
                Duration.between(begun, clock.instant()).toMillis());
    }
}

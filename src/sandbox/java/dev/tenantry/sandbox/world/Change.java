package dev.tenantry.sandbox.world;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A pull request before it is in Git: what it writes and deletes, who and when.
 *
 * @param approver who approves it; nobody yet when it is open
 * @param writes made when they are needed, so that big ones need no memory
 */
record Change(
        String title,
        String body,
        String branch,
        Person author,
        Optional<Person> approver,
        Instant opened,
        Instant merged,
        Optional<String> proposalId,
        Supplier<Stream<EstateFile>> writes,
        List<String> deletes) {

    boolean isOpen() {
        return approver.isEmpty();
    }

    Instant approved() {
        return opened.plusSeconds(Duration.between(opened, merged).toSeconds() * 4 / 5);
    }

    /** The trailers that the console writes. */
    String trailers() {
        return proposalId
                .map(id -> "\nProposal-Id: " + id + "\nRequested-by: " + author.email() + "\n")
                .orElse("");
    }
}

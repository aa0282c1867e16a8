package dev.tenantry.github;

import dev.tenantry.proposals.ForgeTrouble;
import dev.tenantry.web.Neighbour;
import dev.tenantry.web.Status;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kohsuke.github.HttpException;

/** How GitHub answered the App last: what keeps every proposal waiting stands on one page. */
@Singleton
final class GitHubStanding implements Hearing, Neighbour {

    private static final String NOBODY =
            "GitHub is not configured for this console: every proposal waits.";

    private static final String MOVED =
            "It answers. The estate's repository has another name there than"
                    + " tenantry.github.repository says: it is found all the same, as long as"
                    + " nobody else takes the old name.";

    private final GitHubSettings settings;
    private final Remaining remaining;
    private final Clock clock;
    private @Nullable Kept trouble;
    private long failures;
    private boolean asked;
    private boolean moved;

    GitHubStanding(GitHubSettings settings, Remaining remaining, Clock clock) {
        this.settings = settings;
        this.remaining = remaining;
        this.clock = clock;
    }

    /** What GitHub does not do, since when, and until when it says so. */
    private record Kept(String sentence, Instant since, Optional<Instant> until) {}

    @Override
    public void left(int requests) {
        remaining.told(requests);
    }

    @Override
    public synchronized void answered(int status) {
        asked = true;
        if (status == 401 || status >= 500) {
            failed(new HttpException(status, "GitHub", settings.apiUrl(), null));
        } else {
            trouble = null;
        }
    }

    @Override
    public synchronized void failed(IOException why) {
        asked = true;
        failures++;
        ForgeTrouble said = Trouble.of(why, "GitHub refuses.");
        Optional<Instant> until =
                said instanceof ForgeTrouble.Wait wait ? wait.retryAt() : Optional.empty();
        Instant since = trouble == null ? clock.instant() : trouble.since();
        trouble = new Kept(said.sentence(), since, until);
    }

    /** How often it did not answer so far. */
    synchronized long failures() {
        return failures;
    }

    @Override
    public synchronized void moved() {
        moved = true;
    }

    @Override
    public String title() {
        return "GitHub";
    }

    @Override
    public synchronized Standing standing() {
        if (settings.repository().isEmpty()) {
            return Standing.of(Status.WAITING, NOBODY);
        }
        if (trouble != null) {
            return new Standing(
                    Status.FAILED,
                    trouble.sentence() + " What is to be done there waits.",
                    Optional.of(trouble.since()),
                    trouble.until());
        }
        if (!asked) {
            return Standing.of(Status.UNKNOWN, "It was not asked yet.");
        }
        return moved
                ? Standing.of(Status.WARNING, MOVED)
                : Standing.of(Status.ACTIVE, "It answers.");
    }
}

package dev.tenantry.github;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tenantry.github.Wire.Reply;
import java.io.IOException;
import java.io.Serial;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * GitHub refuses for a reason that has nothing to do with what was asked, and that passes: its
 * primary or secondary rate limit, or the App's own access, which people give back.
 */
final class Passing extends IOException {

    static final String LIMITED = "GitHub asked us to slow down.";

    static final String SUSPENDED =
            "The console's App is suspended on GitHub, until an owner of the organization lets it"
                    + " in again.";

    static final String NOT_INSTALLED =
            "GitHub knows no installation of the console's App with this number: it was taken out"
                    + " of the organization, or tenantry.github.installation-id is another's.";

    static final String NOT_SHOWN =
            "GitHub does not show the estate's repository to the console's App.";

    private static final String ADDRESS =
            "GitHub does not let the console's address in: the organization's list of IP addresses"
                    + " does not have it.";

    private static final String BLOCKED = "GitHub has blocked the estate's repository.";

    private static final String ARCHIVED =
            "The estate's repository is archived on GitHub, which takes no changes then.";

    @Serial private static final long serialVersionUID = 1;

    /** GitHub: where it says nothing of the time, wait for at least one minute. */
    private static final Duration UNDATED = Duration.ofMinutes(1);

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String sentence;
    private final transient Optional<Instant> until;

    Passing(String sentence, Optional<Instant> until) {
        super(sentence);
        this.sentence = sentence;
        this.until = until;
    }

    /** What to tell people. */
    String sentence() {
        return sentence;
    }

    /** Nothing goes before; empty where only people know. */
    Optional<Instant> until() {
        return until;
    }

    /** Why it was refused, when that passes; empty for every other answer. */
    static Optional<Passing> of(Reply reply, Instant now) {
        if (reply.status() != 403 && reply.status() != 429) {
            return Optional.empty();
        }
        return until(reply, now)
                .map(time -> new Passing(LIMITED, Optional.of(time)))
                .or(() -> said(reply).map(sentence -> new Passing(sentence, Optional.empty())));
    }

    private static Optional<Instant> until(Reply reply, Instant now) {
        Optional<Instant> after = number(reply, "Retry-After").map(now::plusSeconds);
        if (after.isPresent()) {
            return after;
        }
        if (reply.header("X-RateLimit-Remaining").filter("0"::equals).isPresent()) {
            return number(reply, "X-RateLimit-Reset")
                    .map(Instant::ofEpochSecond)
                    .or(() -> Optional.of(now.plus(UNDATED)));
        }
        String message = message(reply);
        boolean limited =
                reply.status() == 429
                        || message.contains("secondary rate limit")
                        || message.contains("abuse detection");
        return limited ? Optional.of(now.plus(UNDATED)) : Optional.empty();
    }

    /** Nothing but GitHub's words tells these from a right that somebody does not have. */
    private static Optional<String> said(Reply reply) {
        String message = message(reply);
        if (message.contains("installation") && message.contains("suspended")) {
            return Optional.of(SUSPENDED);
        }
        if (message.contains("ip allow list")) {
            return Optional.of(ADDRESS);
        }
        if (message.contains("access blocked")) {
            return Optional.of(BLOCKED);
        }
        return message.contains("was archived") ? Optional.of(ARCHIVED) : Optional.empty();
    }

    private static String message(Reply reply) {
        try {
            return JSON.readTree(reply.body()).path("message").asText().toLowerCase(Locale.ROOT);
        } catch (IOException noJson) {
            return "";
        }
    }

    private static Optional<Long> number(Reply reply, String header) {
        return reply.header(header).filter(text -> text.matches("[0-9]{1,12}")).map(Long::valueOf);
    }
}

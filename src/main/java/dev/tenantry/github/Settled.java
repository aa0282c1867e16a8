package dev.tenantry.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantry.manifest.Branch;
import dev.tenantry.manifest.Branches;
import dev.tenantry.proposals.ForgeTrouble;
import java.io.IOException;
import java.time.Instant;
import org.kohsuke.github.HttpException;

/**
 * Since when a head brings what it brings: since main stands where the two left each other as they
 * do now. GitHub tells each move of main, those of a merge queue and forced ones as well; what a
 * commit says of its own time tells nothing.
 */
final class Settled {

    /** Of a thousand moves; whatever was approved longer ago is looked at again. */
    private static final int MOST_PAGES = 10;

    private final Repositories repositories;
    private final Branches branches;
    private final String main;

    Settled(Repositories repositories, Branches branches, String main) {
        this.repositories = repositories;
        this.branches = branches;
        this.main = main;
    }

    /**
     * Where GitHub does not tell of a move, nothing of before it counts; where it tells of none,
     * the end of time.
     *
     * @param oldest nobody needs to know more of what was before
     */
    Instant since(Branch branch, Instant oldest) throws IOException, ForgeTrouble {
        Walk walk = new Walk(branch, oldest);
        try {
            repositories.walk(Pushers.activity(main), MOST_PAGES, walk::goesOn);
        } catch (HttpException e) {
            return Instant.MAX;
        }
        return walk.since;
    }

    /** From the newest move to older ones. */
    private final class Walk {
        private final Branch branch;
        private final Instant oldest;
        private Instant since = Instant.MAX;
        private String stood;

        Walk(Branch branch, Instant oldest) {
            this.branch = branch;
            this.oldest = oldest;
            this.stood = branch.main();
        }

        boolean goesOn(JsonNode move) {
            if (!move.path("after").asText().equals(stood)) {
                // Main moved on since it was compared, or a move was not told.
                return since.equals(Instant.MAX);
            }
            since = Instant.parse(move.path("timestamp").asText());
            stood = move.path("before").asText();
            return !since.isBefore(oldest)
                    && branches.fork(stood, branch.head())
                            .filter(branch.fork()::equals)
                            .isPresent();
        }
    }
}

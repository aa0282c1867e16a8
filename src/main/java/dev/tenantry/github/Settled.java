package dev.tenantry.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantry.manifest.Branch;
import dev.tenantry.manifest.Branches;
import dev.tenantry.proposals.ForgeTrouble;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.kohsuke.github.HttpException;

/**
 * Since when a head brings what it brings: since main stands where the two left each other as they
 * do now. GitHub tells each move of main, those of a merge queue and forced ones as well; what a
 * commit says of its own time tells nothing.
 */
final class Settled {

    /** Of a thousand moves; whatever was approved longer ago is looked at again. */
    private static final int MOST_PAGES = 10;

    /** So many moves are made while we look. */
    private static final int MOST_UNKNOWN = 20;

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
        Walk walk = new Walk(branches, branch, oldest);
        try {
            repositories.walk(Pushers.activity(main), MOST_PAGES, walk::goesOn);
        } catch (HttpException e) {
            return Instant.MAX;
        }
        return walk.since();
    }

    /** From the newest move to older ones. */
    static final class Walk {
        private final Branches branches;
        private final Branch branch;
        private final Instant oldest;
        private Instant since = Instant.MAX;
        private String stood = "";
        private int unknown;

        Walk(Branches branches, Branch branch, Instant oldest) {
            this.branches = branches;
            this.branch = branch;
            this.oldest = oldest;
        }

        Instant since() {
            return since;
        }

        boolean goesOn(JsonNode move) {
            String after = move.path("after").asText();
            if (since.equals(Instant.MAX) ? !isThere(after) : !after.equals(stood)) {
                // A move that was not told hides what was before it.
                return since.equals(Instant.MAX) && unknown > 0 && unknown < MOST_UNKNOWN;
            }
            since = Instant.parse(move.path("timestamp").asText());
            stood = move.path("before").asText();
            return !since.isBefore(oldest) && fork(stood).filter(branch.fork()::equals).isPresent();
        }

        /**
         * Does the head bring there what it brings to the main that it was compared with? GitHub
         * may tell of a newer main already, or not of ours yet.
         */
        private boolean isThere(String main) {
            if (main.equals(branch.main())) {
                return true;
            }
            Optional<String> fork = fork(main);
            unknown = fork.isEmpty() ? unknown + 1 : 0;
            return fork.filter(branch.fork()::equals).isPresent();
        }

        private Optional<String> fork(String main) {
            return branches.fork(main, branch.head());
        }
    }
}

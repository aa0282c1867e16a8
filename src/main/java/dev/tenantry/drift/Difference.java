package dev.tenantry.drift;

import dev.tenantry.web.Status;
import java.time.Instant;
import java.util.Optional;

/**
 * One thing that is not live as Git says.
 *
 * @param object what it is, for people
 * @param field which part of it
 * @param inGit what Git says; empty when Git has nothing
 * @param live what is live; empty when nothing is
 * @param path the manifest, when there is one
 * @param since when it was first noticed, or when Config Connector said so
 * @param proposal the one that is merged and will change it; then nobody has to do anything
 */
public record Difference(
        String key,
        Optional<String> tenant,
        Kind kind,
        String object,
        String field,
        String inGit,
        String live,
        Optional<String> path,
        int line,
        Instant since,
        Optional<String> proposal) {

    /** In which way Git and the live world differ. */
    public enum Kind {
        NOT_IN_GIT("Not in Git", Status.NOT_IN_GIT),
        NOT_LIVE("Not live", Status.MISSING),
        VALUE("Other value", Status.DRIFTED),
        NOT_APPLIED("Not applied", Status.FAILED);

        private final String word;
        private final Status status;

        Kind(String word, Status status) {
            this.word = word;
            this.status = status;
        }

        public String word() {
            return word;
        }

        public Status status() {
            return status;
        }
    }

    /** Its badge: nothing is wrong with what is on its way. */
    public Status status() {
        return proposal.isPresent() ? Status.ON_ITS_WAY : kind.status();
    }

    /** The tenant's page that shows the manifest at its line. */
    public Optional<String> code() {
        return tenant.flatMap(
                t -> path.map(p -> "/tenants/" + t + "?view=code&file=" + p + "#L" + line));
    }
}

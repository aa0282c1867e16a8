package dev.tenantry.github;

import dev.tenantry.proposals.ForgeTrouble;

/** The refusal of what can be done in a person's own GitHub name only. */
final class Unlinked {

    private Unlinked() {}

    static ForgeTrouble trouble() {
        return new ForgeTrouble.Refused(
                "Link your GitHub account in Settings first: reviews and merges are done in your own"
                        + " name.",
                new IllegalStateException("No linked account"));
    }
}

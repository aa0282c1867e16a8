package dev.tenantry.proposals;

import java.io.Serial;
import java.time.Instant;
import java.util.Optional;

/**
 * The forge did not do what it was asked. The message is a sentence of ours, never GitHub's text.
 */
public abstract sealed class ForgeTrouble extends Exception {

    @Serial private static final long serialVersionUID = 1;

    private final String sentence;

    private ForgeTrouble(String sentence, Throwable cause) {
        super(sentence, cause);
        this.sentence = sentence;
    }

    /** What to tell people. */
    public String sentence() {
        return sentence;
    }

    /** It will pass: slow, 5xx, rate limit. Wait until {@link #retryAt()} when it is known. */
    public static final class Wait extends ForgeTrouble {
        @Serial private static final long serialVersionUID = 1;
        private final transient Optional<Instant> retryAt;

        public Wait(String sentence, Optional<Instant> retryAt, Throwable cause) {
            super(sentence, cause);
            this.retryAt = retryAt;
        }

        public Optional<Instant> retryAt() {
            return retryAt;
        }
    }

    /** Something moved: the base, the head, or a file that both sides changed. */
    public static final class Conflict extends ForgeTrouble {
        @Serial private static final long serialVersionUID = 1;

        public Conflict(String sentence, Throwable cause) {
            super(sentence, cause);
        }
    }

    /** It will not be done: no permission, own approval, protected branch, required check. */
    public static final class Refused extends ForgeTrouble {
        @Serial private static final long serialVersionUID = 1;

        public Refused(String sentence, Throwable cause) {
            super(sentence, cause);
        }
    }
}

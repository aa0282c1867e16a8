package dev.tenantry.proposals;

import dev.tenantry.policy.change.Verdict;
import java.io.Serial;
import java.util.stream.Collectors;

/** A check refused what somebody submitted; the preview says which, and what is allowed. */
public class SubmissionRefused extends Exception {

    @Serial private static final long serialVersionUID = 1;

    private final transient Preview preview;

    SubmissionRefused(Preview preview) {
        super(preview.refusals().stream().map(Verdict::sentence).collect(Collectors.joining(" ")));
        this.preview = preview;
    }

    public Preview preview() {
        return preview;
    }
}

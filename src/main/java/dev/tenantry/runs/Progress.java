package dev.tenantry.runs;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How many of a run's steps are done; both numbers grow while it runs. */
public record Progress(int done, int total) {

    private static final Pattern ARGO = Pattern.compile("(\\d{1,9})/(\\d{1,9})");

    /** As Argo says ({@code N/M}), or counted; never fewer steps than are known. */
    static Progress of(String argo, List<Step> steps) {
        int known = (int) steps.stream().filter(Progress::counts).count();
        Matcher matcher = ARGO.matcher(argo);
        if (matcher.matches()) {
            int total = Integer.parseInt(matcher.group(2));
            return new Progress(Integer.parseInt(matcher.group(1)), Math.max(total, known));
        }
        int done = (int) steps.stream().filter(s -> counts(s) && s.succeeded()).count();
        return new Progress(done, known);
    }

    /** Groups do nothing themselves, and an earlier attempt is no step of its own. */
    private static boolean counts(Step step) {
        return !step.isGroup() && (!step.triedAgain() || step.attempt() == step.attempts());
    }
}

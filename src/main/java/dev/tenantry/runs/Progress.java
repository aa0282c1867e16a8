package dev.tenantry.runs;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How many of a run's steps are done; both numbers grow while it runs. */
public record Progress(int done, int total) {

    private static final Pattern ARGO = Pattern.compile("(\\d{1,9})/(\\d{1,9})");

    /**
     * As Argo says ({@code N/M}). It counts pods, so that hooks and failed attempts count with it;
     * for runs of which nothing better is known.
     */
    static Progress of(String argo) {
        Matcher matcher = ARGO.matcher(argo);
        return matcher.matches()
                ? new Progress(
                        Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)))
                : new Progress(0, 0);
    }

    Progress and(boolean succeeded) {
        return new Progress(done + (succeeded ? 1 : 0), total + 1);
    }
}

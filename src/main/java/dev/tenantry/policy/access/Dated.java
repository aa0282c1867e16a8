package dev.tenantry.policy.access;

import dev.tenantry.estate.DesiredGrant;
import dev.tenantry.estate.Notes;
import dev.tenantry.estate.Times;
import dev.tenantry.policy.change.Case;
import dev.tenantry.policy.change.RuleId;
import dev.tenantry.policy.change.Verdict;
import dev.tenantry.policy.change.Violation;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A grant cannot outlive its date: the date that people read and the condition that Google
 * evaluates are the same, and it lies ahead.
 */
public final class Dated {

    static final String RULE = RuleId.EXPIRY_MATCHES.id();

    private static final String EXAMPLE = "expires-at: \"2026-12-06T18:00:00Z\", or never.";

    private Dated() {}

    public static List<Verdict> judge(Case what, Instant now) {
        List<DesiredGrant> dated =
                what.gained().stream()
                        .filter(g -> g.kind().equals(DesiredGrant.MEMBER))
                        .filter(DesiredGrant::isManaged)
                        .toList();
        return Violation.refuse(
                RULE,
                "File and condition have the same end date, and it is in the future.",
                dated.stream().flatMap(g -> violation(g, now).stream()).toList());
    }

    private static Optional<Violation> violation(DesiredGrant grant, Instant now) {
        Optional<String> written = grant.notes().expiresAt();
        if (written.isEmpty()) {
            return refuse(grant, "The file does not say when the grant ends.", EXAMPLE);
        }
        if (written.get().equals(Notes.NEVER)) {
            return grant.ends().isEmpty()
                    ? Optional.empty()
                    : refuse(
                            grant,
                            "The file says that the grant never ends, the condition says "
                                    + Times.shown(grant.ends().get())
                                    + ".",
                            "expires-at: \"" + grant.ends().get() + "\"");
        }
        Optional<Instant> date = Times.parse(written.get());
        if (date.isEmpty()) {
            return refuse(grant, "\"" + written.get() + "\" is no date.", EXAMPLE);
        }
        return compare(grant, date.get(), now);
    }

    private static Optional<Violation> compare(DesiredGrant grant, Instant date, Instant now) {
        if (grant.ends().isEmpty()) {
            return refuse(
                    grant,
                    "The grant would outlive its date: no condition ends it on "
                            + Times.shown(date)
                            + ".",
                    "request.time < timestamp(\"" + date + "\")");
        }
        Instant end = grant.ends().get();
        if (!end.equals(date)) {
            return refuse(
                    grant,
                    "The file says "
                            + Times.shown(date)
                            + ", the condition says "
                            + Times.shown(end)
                            + ".",
                    "expires-at: \"" + end + "\"");
        }
        return end.isAfter(now)
                ? Optional.empty()
                : refuse(
                        grant,
                        "The grant would have ended already, on " + Times.shown(end) + ".",
                        "An end date in the future.");
    }

    private static Optional<Violation> refuse(DesiredGrant grant, String sentence, String allowed) {
        return Optional.of(Violation.of(grant, sentence, allowed));
    }
}

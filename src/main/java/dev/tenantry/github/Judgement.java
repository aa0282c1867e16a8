package dev.tenantry.github;

import dev.tenantry.policy.Verdict;
import dev.tenantry.policy.Verdict.Outcome;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What our check run says of a pull request.
 *
 * @param conclusion GitHub's word: success, failure, or action_required while somebody has to act
 */
record Judgement(String conclusion, String title, String summary) {

    private static final Pattern SPECIAL = Pattern.compile("([\\\\`*_\\[\\]<>#|])");
    private static final int LONGEST_TITLE = 200;

    static Judgement of(List<Verdict> verdicts) {
        Optional<Verdict> refused = first(verdicts, Outcome.REFUSED);
        Optional<Verdict> pending = first(verdicts, Outcome.PENDING);
        Optional<Verdict> telling = refused.or(() -> pending);
        return new Judgement(
                conclusion(refused.isPresent(), pending.isPresent()),
                cut(telling.map(Verdict::sentence).orElse("Every rule is satisfied.")),
                verdicts.stream().map(Judgement::line).collect(Collectors.joining("\n")));
    }

    /** The same with a sentence for whoever wonders why. */
    Judgement noting(String sentence) {
        return new Judgement(conclusion, title, sentence + "\n\n" + summary);
    }

    /** The change could not be read, so nothing can be said for it. */
    static Judgement unreadable(String sentence) {
        return new Judgement("failure", sentence, sentence);
    }

    private static String conclusion(boolean refused, boolean pending) {
        if (refused) {
            return "failure";
        }
        return pending ? "action_required" : "success";
    }

    private static Optional<Verdict> first(List<Verdict> verdicts, Outcome outcome) {
        return verdicts.stream().filter(verdict -> verdict.outcome() == outcome).findFirst();
    }

    private static String line(Verdict verdict) {
        String source = verdict.source().map(where -> " (`" + where + "`)").orElse("");
        String allowed = verdict.allowed().map(what -> " " + text(what)).orElse("");
        return "- **"
                + verdict.outcome().name().toLowerCase(Locale.ROOT)
                + "** "
                + text(verdict.rule())
                + ": "
                + text(verdict.sentence())
                + allowed
                + source;
    }

    private static String text(String words) {
        return SPECIAL.matcher(words.replace('\n', ' ')).replaceAll("\\\\$1");
    }

    private static String cut(String title) {
        return title.length() <= LONGEST_TITLE ? title : title.substring(0, LONGEST_TITLE);
    }
}

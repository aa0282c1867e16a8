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
    private static final List<String> WORST_FIRST =
            List.of("failure", "action_required", "success");
    private static final int LONGEST_TITLE = 200;

    static Judgement of(List<Verdict> verdicts) {
        Optional<Verdict> refused = first(verdicts, Outcome.REFUSED);
        Optional<Verdict> pending = first(verdicts, Outcome.PENDING);
        Optional<Verdict> telling = refused.or(() -> pending).or(() -> whoApproved(verdicts));
        return new Judgement(
                conclusion(refused.isPresent(), pending.isPresent()),
                cut(telling.map(Verdict::sentence).orElse("Every rule is satisfied.")),
                verdicts.stream().map(Judgement::line).collect(Collectors.joining("\n")));
    }

    /** The same with a sentence for whoever wonders why. */
    Judgement noting(String sentence) {
        return new Judgement(conclusion, title, sentence + "\n\n" + summary);
    }

    /**
     * Is it worse than the other: does it say no where the other waits, or wait where it is good?
     */
    boolean isWorseThan(Judgement other) {
        return WORST_FIRST.indexOf(conclusion) < WORST_FIRST.indexOf(other.conclusion);
    }

    /** The same, said of one of several pull requests with one head. */
    Judgement of(int number) {
        return new Judgement(
                conclusion,
                cut("#" + number + ": " + title),
                "**Pull request #" + number + "**\n\n" + summary);
    }

    /** One after the other; the worst of them is what the head is worth. */
    static Judgement worst(List<Judgement> all) {
        Judgement worst = all.getFirst();
        for (Judgement other : all) {
            worst = other.isWorseThan(worst) ? other : worst;
        }
        return new Judgement(
                worst.conclusion,
                worst.title,
                all.stream().map(Judgement::summary).collect(Collectors.joining("\n\n")));
    }

    boolean isGood() {
        return conclusion.equals("success");
    }

    /** Somebody has to do something before there is anything to judge. */
    static Judgement waiting(String sentence) {
        return new Judgement("action_required", sentence, sentence);
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

    /** Every rule is satisfied, and of them all this one tells the most. */
    private static Optional<Verdict> whoApproved(List<Verdict> verdicts) {
        return verdicts.stream().filter(v -> v.rule().equals(SecondPair.RULE)).findFirst();
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

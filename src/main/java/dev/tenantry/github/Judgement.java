package dev.tenantry.github;

import dev.tenantry.policy.change.Verdict;
import dev.tenantry.policy.change.Verdict.Outcome;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What our check run says of a pull request: never more than GitHub takes, since what cannot be
 * written leaves standing what was said before.
 *
 * @param conclusion GitHub's word: success, failure, or action_required while somebody has to act
 */
record Judgement(String conclusion, String title, List<Section> sections) {

    private static final Pattern SPECIAL = Pattern.compile("([\\\\`*_\\[\\]<>#|])");
    private static final List<String> CONCLUSIONS =
            List.of("success", "action_required", "failure");
    private static final Comparator<Verdict> WORST_FIRST =
            Comparator.comparingInt(verdict -> order(verdict.outcome()));
    private static final int LONGEST_TITLE = 200;

    /** GitHub takes 65,535; in bytes. */
    private static final int LONGEST_SUMMARY = 60_000;

    private static final String NOT_TAKEN = "GitHub does not take the words of this judgement.";

    Judgement {
        title = Section.cut(title, LONGEST_TITLE);
        sections = List.copyOf(sections);
    }

    static Judgement of(List<Verdict> verdicts) {
        Optional<Verdict> refused = first(verdicts, Outcome.REFUSED);
        Optional<Verdict> pending = first(verdicts, Outcome.PENDING);
        Optional<Verdict> telling = refused.or(() -> pending).or(() -> whoApproved(verdicts));
        List<String> lines = verdicts.stream().sorted(WORST_FIRST).map(Judgement::line).toList();
        return new Judgement(
                conclusion(refused.isPresent(), pending.isPresent()),
                telling.map(Verdict::sentence).orElse("Every rule is satisfied."),
                List.of(new Section("", lines)));
    }

    /** The same with what the change does, in sentences, below the verdicts. */
    Judgement meaning(List<String> sentences) {
        return sentences.isEmpty()
                ? this
                : new Judgement(
                        conclusion,
                        title,
                        Stream.concat(
                                        sections.stream(),
                                        Stream.of(
                                                new Section(
                                                        "**What it does**",
                                                        sentences.stream()
                                                                .map(told -> "- " + text(told))
                                                                .toList())))
                                .toList());
    }

    /** What is said in full, as far as there is room. */
    String summary() {
        int each = LONGEST_SUMMARY / sections.size() - 2;
        return sections.stream()
                .map(section -> section.text(each))
                .collect(Collectors.joining("\n\n"));
    }

    /** The same with a sentence for whoever wonders why. */
    Judgement noting(String sentence) {
        return below(title, sentence);
    }

    private Judgement below(String newTitle, String paragraph) {
        List<Section> all = new ArrayList<>(sections);
        all.set(0, all.getFirst().below(paragraph));
        return new Judgement(conclusion, newTitle, all);
    }

    /** The same conclusion in so few words that nobody can object to them. */
    Judgement inShort() {
        return said(conclusion, NOT_TAKEN);
    }

    /** The same, said of one of several pull requests with one head. */
    Judgement of(int number) {
        return below("#" + number + ": " + title, "**Pull request #" + number + "**");
    }

    /** One after the other, the worst first; that is what the head is worth. */
    static Judgement worst(List<Judgement> all) {
        List<Judgement> sorted =
                all.stream()
                        .sorted(Comparator.comparingInt(Judgement::badness).reversed())
                        .toList();
        Judgement worst = sorted.getFirst();
        return new Judgement(
                worst.conclusion,
                worst.title,
                sorted.stream().flatMap(one -> one.sections.stream()).toList());
    }

    boolean isGood() {
        return conclusion.equals("success");
    }

    /** Somebody has to do something before there is anything to judge. */
    static Judgement waiting(String sentence) {
        return said("action_required", sentence);
    }

    /** The change could not be read, so nothing can be said for it. */
    static Judgement unreadable(String sentence) {
        return said("failure", sentence);
    }

    private static Judgement said(String conclusion, String sentence) {
        return new Judgement(conclusion, sentence, List.of(new Section(sentence, List.of())));
    }

    private int badness() {
        return CONCLUSIONS.indexOf(conclusion);
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

    private static int order(Outcome outcome) {
        return switch (outcome) {
            case REFUSED -> 0;
            case PENDING -> 1;
            case WARNING -> 2;
            case PASSED -> 3;
        };
    }
}

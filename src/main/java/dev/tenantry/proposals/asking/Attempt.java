package dev.tenantry.proposals.asking;

import dev.tenantry.policy.change.Remedy;
import dev.tenantry.policy.change.Sentence;
import dev.tenantry.policy.change.Verdict;
import dev.tenantry.policy.change.Verdicts;
import dev.tenantry.proposals.Preview;
import dev.tenantry.web.FileDiff;
import dev.tenantry.web.FileDiffs;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What came of a form: the preview of an intent, or why there is none.
 *
 * @param preview empty when the fields make no intent, or the estate refuses it
 * @param wrong a sentence for each field that cannot be, in the order of the form
 * @param refused why the intent cannot be carried out over the estate
 */
public record Attempt(
        Optional<Preview> preview, Map<String, String> wrong, Optional<String> refused) {

    /**
     * The same with links in what is refused.
     *
     * @param page where a remedy is taken; empty when that is not for this form
     */
    public Attempt linked(Function<Remedy, Optional<String>> page) {
        return new Attempt(preview.map(p -> p.told(v -> linked(v, page))), wrong, refused);
    }

    private static Verdict linked(Verdict verdict, Function<Remedy, Optional<String>> page) {
        return verdict.href().isPresent()
                ? verdict
                : verdict.remedy().flatMap(page).map(verdict::at).orElse(verdict);
    }

    /** Nothing stands in the way of Submit. */
    public boolean maySubmit() {
        return wrong.isEmpty() && preview.map(Preview::maySubmit).orElse(false);
    }

    /** Does the person have to look at this field before the others? */
    public boolean isFirst(String field) {
        return wrong.keySet().stream().findFirst().filter(field::equals).isPresent();
    }

    /** What is wrong with a field, to be shown beside it; null when nothing is. */
    public @Nullable String wrong(String field) {
        return wrong.get(field);
    }

    public List<FileDiff> diffs() {
        return preview.map(p -> FileDiffs.of(p.changes().edits())).orElse(List.of());
    }

    public List<Sentence> sentences() {
        return preview.map(p -> p.sentences().stream().map(Sentence::asked).toList())
                .orElse(List.of());
    }

    public Verdicts verdicts() {
        return new Verdicts(preview.map(Preview::verdicts).orElse(List.of()));
    }

    public String approvers() {
        return preview.map(Preview::approvers).orElse("");
    }
}

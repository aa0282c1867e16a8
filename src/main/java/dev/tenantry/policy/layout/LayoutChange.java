package dev.tenantry.policy.layout;

import dev.tenantry.estate.Places;
import dev.tenantry.estate.layout.Layout;
import dev.tenantry.estate.layout.LayoutEffect;
import dev.tenantry.estate.layout.LayoutFile;
import dev.tenantry.manifest.FileEdit;
import dev.tenantry.manifest.ManifestFile;
import dev.tenantry.policy.change.Case;
import dev.tenantry.policy.change.Question;
import dev.tenantry.policy.change.RuleId;
import dev.tenantry.policy.change.Verdict;
import dev.tenantry.policy.change.Verdict.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A change of {@code tenantry.yaml} is one of policy: it says which rules hold for which files. It
 * comes alone, because what comes with it is judged by the layout of before; what it takes from a
 * tenant, or makes a tenant's that nobody judged so, its owners have to approve.
 */
public final class LayoutChange {

    public static final String RULE = RuleId.ESTATE_LAYOUT.id();

    /** As many as a person reads. */
    private static final int SHOWN = 5;

    private final Case what;
    private final Question question;
    private final List<Verdict> verdicts = new ArrayList<>();

    private LayoutChange(Case what, Question question) {
        this.what = what;
        this.question = question;
    }

    /** Empty unless the layout is touched. */
    public static List<Verdict> judge(Case what, Question question) {
        if (question.changes().edits().stream().noneMatch(e -> e.path().equals(Layout.PATH))) {
            return List.of();
        }
        LayoutChange change = new LayoutChange(what, question);
        change.alone();
        change.effect();
        return change.verdicts;
    }

    private void alone() {
        question.changes().edits().stream()
                .map(FileEdit::path)
                .filter(path -> !path.equals(Layout.PATH))
                .filter(path -> ManifestFile.isManifestPath(path) || Places.isPlaced(path))
                .limit(SHOWN)
                .forEach(
                        path ->
                                add(
                                        Outcome.REFUSED,
                                        "%s changes together with the layout, and would be judged by the one of before."
                                                .formatted(path),
                                        "The layout in a change of its own.",
                                        path + ":1"));
    }

    private void effect() {
        Optional<LayoutFile> file = what.read(Layout.PATH).map(LayoutFile::read);
        if (file.isPresent() && file.get().layout().isEmpty()) {
            file.get()
                    .problems()
                    .forEach(
                            p ->
                                    add(
                                            Outcome.REFUSED,
                                            p.sentence(),
                                            "A layout that can be used.",
                                            Layout.PATH + ":" + p.line()));
            return;
        }
        Layout after = file.flatMap(LayoutFile::layout).orElse(Layout.STANDARD);
        LayoutEffect effect = LayoutEffect.of(what.estate(), Places.layout(), after);
        add(
                Outcome.WARNING,
                "With this layout: %s. Before: %s."
                        .formatted(effect.after().shown(), effect.before().shown()),
                "",
                Layout.PATH + ":1");
        moved(effect.moved().stream().filter(LayoutEffect.Moved::isLost).toList());
        moved(effect.moved().stream().filter(LayoutEffect.Moved::isGained).toList());
    }

    private void moved(List<LayoutEffect.Moved> files) {
        files.stream().limit(SHOWN).forEach(file -> moved(file.path(), file.shown()));
        if (files.size() > SHOWN) {
            moved(
                    "%,d more files".formatted(files.size() - SHOWN),
                    "would be in another place by this layout");
        }
    }

    private void moved(String what, String how) {
        LayoutOwners owners = LayoutOwners.of(this.what.estate());
        String sentence = "%s %s.".formatted(what, how);
        Optional<String> approved = owners.approved(question);
        if (approved.isPresent()) {
            add(Outcome.WARNING, sentence + " Approved by " + approved.get() + ".", "", "");
        } else if (owners.isNobody()) {
            add(
                    Outcome.REFUSED,
                    sentence + " Nobody is named who looks after the layout.",
                    "First an owner of tenantry.yaml in CODEOWNERS, or approvers in it.",
                    "");
        } else {
            add(Outcome.PENDING, sentence + " %s has to approve it.".formatted(owners), "", "");
        }
    }

    private void add(Outcome outcome, String sentence, String allowed, String source) {
        verdicts.add(
                new Verdict(
                        RULE,
                        sentence,
                        outcome,
                        Optional.of(source).filter(s -> !s.isEmpty()),
                        Optional.of(allowed).filter(a -> !a.isEmpty())));
    }
}

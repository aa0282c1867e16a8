package dev.tenantry.policy;

import static dev.tenantry.policy.GuardedEstate.AUDIT;
import static dev.tenantry.policy.GuardedEstate.BUCKET;
import static dev.tenantry.policy.GuardedEstate.ESTATE;

import dev.tenantry.policy.files.OneReading;
import dev.tenantry.policy.files.ReadableFiles;
import java.util.ArrayList;
import java.util.List;

/** Texts that Argo CD's reader gives up, so that what a file made goes, or reads otherwise. */
final class GivenUpByArgo {

    private GivenUpByArgo() {}

    static List<Attack> all() {
        List<Attack> all = new ArrayList<>();
        all.add(audit("keys in quotes, by which a file is ignored", "kind:", "\"kind\":"));
        all.add(note("an anchor of other letters", "a: &ä b"));
        all.add(note("a question mark in braces", "a: {note: a?b}"));
        all.add(note("a question mark in brackets", "a: [--url=https://x.example/y?z=1]"));
        all.add(note("half a character", "a: \"\\ud800\""));
        all.add(note("a character in two halves", "a: \"\\ud83d\\ude00\""));
        all.add(note("an endless number", "a: [.inf]"));
        all.add(note("what is no number", "a: .nan"));
        all.add(note("a key that is nothing", "~: a"));
        all.add(note("a text that begins with a tab", "a: |\n  \tmake"));
        all.add(note("a tab in brackets behind a text", "a: [b\n\t]"));
        for (String value : List.of("True", "FALSE")) {
            all.add(
                    Attack.refused(
                            "unquoted " + value,
                            BUCKET,
                            ESTATE.text(BUCKET)
                                    .replace("LevelAccess: true", "LevelAccess: " + value),
                            OneReading.RULE));
        }
        for (String value :
                List.of("1.5_0", ".5_1", "-_1.5", "0_x10", "-0", "1234567890123456789")) {
            all.add(
                    Attack.refused(
                            "the number " + value,
                            BUCKET,
                            ESTATE.text(BUCKET).replace("864000", value),
                            OneReading.RULE));
        }
        return all;
    }

    private static Attack audit(String how, String old, String now) {
        return Attack.refused(how, AUDIT, ESTATE.text(AUDIT).replace(old, now), ReadableFiles.RULE);
    }

    private static Attack note(String how, String line) {
        return Attack.refused(
                "an audit log beside " + how,
                AUDIT,
                ESTATE.text(AUDIT) + line + "\n",
                ReadableFiles.RULE);
    }
}

package dev.tenantry.proposals;

import dev.tenantry.estate.TenantFacts;
import dev.tenantry.manifest.ChangeSet;
import dev.tenantry.manifest.EntryKind;
import dev.tenantry.manifest.FileEdit;
import dev.tenantry.policy.change.Ability;
import dev.tenantry.policy.change.Ability.Tense;
import dev.tenantry.policy.change.Sentence;
import dev.tenantry.policy.change.Verdict;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What a preview showed, as it is kept with its proposal.
 *
 * @param base the commit of main that it was applied to
 */
public record Facts(
        String base,
        List<Edit> edits,
        List<Sentence> sentences,
        List<Verdict> verdicts,
        String approvers) {

    /** Of a head that could not be read. */
    static final Facts UNREAD = new Facts("", List.of(), List.of(), List.of(), "");

    /**
     * One file, as text to be shown; no text before when it is new, none after when it goes.
     *
     * @param exact what it is to the byte, where the texts are not all of it
     */
    public record Edit(
            String path,
            Optional<String> before,
            Optional<String> after,
            Optional<ExactEdit> exact) {

        public Edit(String path, Optional<String> before, Optional<String> after) {
            this(path, before, after, Optional.empty());
        }

        static Edit of(FileEdit edit) {
            Optional<ExactEdit> exact = ExactEdit.unlessText(edit);
            return switch (edit) {
                case FileEdit.Add(String path, EntryKind _, byte[] after) ->
                        new Edit(path, Optional.empty(), text(after), exact);
                case FileEdit.Change(
                                String path,
                                EntryKind _,
                                byte[] before,
                                EntryKind _,
                                byte[] after) ->
                        new Edit(path, text(before), text(after), exact);
                case FileEdit.Delete(String path, EntryKind _, byte[] before) ->
                        new Edit(path, text(before), Optional.empty(), exact);
            };
        }

        /**
         * Is it a text before and after, and nothing else? All else would look like another thing.
         */
        static boolean isText(FileEdit edit) {
            return switch (edit) {
                case FileEdit.Add(String _, EntryKind kind, byte[] after) ->
                        kind == EntryKind.FILE && isUtf8(after);
                case FileEdit.Change(
                                String _,
                                EntryKind was,
                                byte[] before,
                                EntryKind is,
                                byte[] after) ->
                        was == is && isFile(is) && isUtf8(before) && isUtf8(after);
                case FileEdit.Delete(String _, EntryKind kind, byte[] before) ->
                        isFile(kind) && isUtf8(before);
            };
        }

        private static boolean isFile(EntryKind kind) {
            return kind == EntryKind.FILE || kind == EntryKind.EXECUTABLE;
        }

        static boolean isUtf8(byte[] bytes) {
            return Arrays.equals(bytes(text(bytes)), bytes);
        }

        FileEdit edit() {
            if (exact.isPresent()) {
                return exact.get().edit(path);
            }
            if (before.isEmpty()) {
                return new FileEdit.Add(path, bytes(after));
            }
            return after.isEmpty()
                    ? new FileEdit.Delete(path, bytes(before))
                    : new FileEdit.Change(path, bytes(before), bytes(after));
        }

        private static Optional<String> text(byte[] bytes) {
            return Optional.of(new String(bytes, StandardCharsets.UTF_8));
        }

        private static byte[] bytes(Optional<String> text) {
            return text.orElse("").getBytes(StandardCharsets.UTF_8);
        }
    }

    static Facts of(Preview preview) {
        return new Facts(
                preview.changes().base(),
                preview.changes().edits().stream().map(Edit::of).toList(),
                preview.sentences(),
                preview.verdicts(),
                preview.approvers());
    }

    /** What it means, as of when it is said. */
    List<Sentence> told(Tense tense, Instant now) {
        return sentences.stream().map(sentence -> sentence.in(tense, now)).toList();
    }

    /**
     * Of the most sensitive data that somebody comes to, or goes from; empty when there is none.
     */
    public Optional<String> dataClass() {
        return TenantFacts.severest(
                sentences.stream()
                        .flatMap(sentence -> sentence.ability().stream())
                        .map(Ability::dataClass));
    }

    public ChangeSet changes() {
        return new ChangeSet(base, edits.stream().map(Edit::edit).toList());
    }
}

package dev.tenantry.proposals;

import dev.tenantry.manifest.EntryKind;
import dev.tenantry.manifest.FileEdit;
import java.util.Base64;
import java.util.Optional;

/**
 * What happens to a file that is more than its text: bytes that are no UTF-8 or hold a NUL, which
 * PostgreSQL keeps in no text, and entries that are no regular file. A file that goes and comes
 * back is the same to the byte.
 *
 * @param was what the entry was; empty when it is new
 * @param before its bytes, in base64
 * @param is what it becomes; empty when it goes
 */
record ExactEdit(
        Optional<EntryKind> was,
        Optional<String> before,
        Optional<EntryKind> is,
        Optional<String> after) {

    /** Empty where the texts say it all, which is nearly always. */
    static Optional<ExactEdit> unlessText(FileEdit edit) {
        return isPlain(edit) ? Optional.empty() : Optional.of(of(edit));
    }

    private static ExactEdit of(FileEdit edit) {
        return switch (edit) {
            case FileEdit.Add(String _, EntryKind is, byte[] after) ->
                    new ExactEdit(Optional.empty(), Optional.empty(), Optional.of(is), in(after));
            case FileEdit.Change(
                            String _,
                            EntryKind was,
                            byte[] before,
                            EntryKind is,
                            byte[] after) ->
                    new ExactEdit(Optional.of(was), in(before), Optional.of(is), in(after));
            case FileEdit.Delete(String _, EntryKind was, byte[] before) ->
                    new ExactEdit(Optional.of(was), in(before), Optional.empty(), Optional.empty());
        };
    }

    FileEdit edit(String path) {
        if (was.isEmpty()) {
            return new FileEdit.Add(path, is.orElseThrow(), out(after));
        }
        return is.isEmpty()
                ? new FileEdit.Delete(path, was.get(), out(before))
                : new FileEdit.Change(path, was.get(), out(before), is.get(), out(after));
    }

    private static boolean isPlain(FileEdit edit) {
        return switch (edit) {
            case FileEdit.Add(String _, EntryKind is, byte[] after) -> isPlain(is, after);
            case FileEdit.Change(
                            String _,
                            EntryKind was,
                            byte[] before,
                            EntryKind is,
                            byte[] after) ->
                    isPlain(was, before) && isPlain(is, after);
            case FileEdit.Delete(String _, EntryKind was, byte[] before) -> isPlain(was, before);
        };
    }

    private static boolean isPlain(EntryKind kind, byte[] bytes) {
        return kind == EntryKind.FILE && Facts.Edit.isUtf8(bytes) && !hasNul(bytes);
    }

    private static boolean hasNul(byte[] bytes) {
        for (byte each : bytes) {
            if (each == 0) {
                return true;
            }
        }
        return false;
    }

    private static Optional<String> in(byte[] bytes) {
        return Optional.of(Base64.getEncoder().encodeToString(bytes));
    }

    private static byte[] out(Optional<String> bytes) {
        return Base64.getDecoder().decode(bytes.orElse(""));
    }
}

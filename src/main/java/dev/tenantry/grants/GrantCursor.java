package dev.tenantry.grants;

import dev.tenantry.policy.Times;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/**
 * Where a page of grants ended.
 *
 * @param ends empty when the last grant of the page has no end
 */
record GrantCursor(Optional<Instant> ends, String id) {

    static String of(Grant grant) {
        String text = grant.ends().map(Instant::toString).orElse("") + "\n" + grant.id();
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Empty when it was tampered with: the list then starts from its beginning. */
    static Optional<GrantCursor> decode(String cursor) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            int split = text.indexOf('\n');
            return split < 0
                    ? Optional.empty()
                    : Optional.of(
                            new GrantCursor(
                                    Times.parse(text.substring(0, split)),
                                    text.substring(split + 1)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    void after(GrantSql sql) {
        if (ends.isPresent()) {
            sql.and("(ends_key, id) > (?, ?)", ends.get(), id);
        } else {
            sql.and("(ends_key, id) > ('infinity'::timestamptz, ?)", id);
        }
    }
}

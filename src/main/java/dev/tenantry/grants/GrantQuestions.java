package dev.tenantry.grants;

import dev.tenantry.estate.Times;
import dev.tenantry.indexing.SourceState;
import io.quarkus.qute.TemplateExtension;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Where the pages of grants are, and what rows say of one. */
@TemplateExtension
final class GrantQuestions {

    static String href(Grant grant) {
        return GrantLinks.href(grant);
    }

    static @Nullable Instant endsAt(Grant grant) {
        return grant.ends().orElse(null);
    }

    static @Nullable Instant askedAt(Grant grant) {
        return grant.asked().at().orElse(null);
    }

    static @Nullable Instant indexedAt(SourceState state) {
        return state.asOf().orElse(null);
    }

    /** "7 days". */
    static String words(Duration length) {
        return Times.shown(length);
    }

    private GrantQuestions() {}
}

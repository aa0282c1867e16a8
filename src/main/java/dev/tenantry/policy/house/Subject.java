package dev.tenantry.policy.house;

import java.util.Locale;
import java.util.Optional;

/** What a house rule speaks about, as {@code appliesTo} names it; each has variables of its own. */
enum Subject {
    GRANT,
    BUDGET;

    /** The word of the file, and the variable in its expressions. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Subject> of(String word) {
        for (Subject subject : values()) {
            if (subject.word().equals(word)) {
                return Optional.of(subject);
            }
        }
        return Optional.empty();
    }
}

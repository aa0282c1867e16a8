package dev.tenantry.proposals.asking;

import java.io.Serial;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a person filled in cannot be: a sentence for each field. */
public class InvalidFields extends IllegalArgumentException {

    @Serial private static final long serialVersionUID = 1;

    private final transient Map<String, String> sentences;

    public InvalidFields(Map<String, String> sentences) {
        super(String.join(" ", sentences.values()));
        this.sentences = Collections.unmodifiableMap(new LinkedHashMap<>(sentences));
    }

    /** By field, as the form and JSON name it, in the order of the form. */
    public Map<String, String> sentences() {
        return sentences;
    }

    /** Collects sentences, and refuses at the end when there are any. */
    public static final class Collecting {
        private final Map<String, String> sentences = new LinkedHashMap<>();

        /** The first sentence for a field stands. */
        public Collecting unless(boolean right, String field, String sentence) {
            if (!right) {
                sentences.putIfAbsent(field, sentence);
            }
            return this;
        }

        /** Throws when anything was wrong. */
        public void refuse() {
            if (!sentences.isEmpty()) {
                throw new InvalidFields(sentences);
            }
        }
    }
}

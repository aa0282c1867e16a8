package dev.tenantry.identity;

import jakarta.enterprise.context.RequestScoped;
import java.util.ArrayList;
import java.util.List;

/**
 * What the audit row of this request is to say besides its address and its answer: which proposal
 * came of it, which rules refused it. Names of ours only, never what somebody typed.
 */
@RequestScoped
public class AuditNote {

    private final List<String> said = new ArrayList<>();

    public void say(String note) {
        said.add(note);
    }

    /** Behind a sentence: each note after a comma. */
    public String after(String sentence) {
        return sentence + String.join("", said.stream().map(note -> ", " + note).toList());
    }
}

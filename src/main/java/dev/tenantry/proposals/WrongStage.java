package dev.tenantry.proposals;

import java.io.Serial;

/** A proposal was asked to do what its stage does not allow; the message is a sentence. */
public class WrongStage extends RuntimeException {

    @Serial private static final long serialVersionUID = 1;

    private final String sentence;
    private final Stage stage;

    WrongStage(String sentence, Stage stage) {
        super(sentence);
        this.sentence = sentence;
        this.stage = stage;
    }

    public String sentence() {
        return sentence;
    }

    /** Where the proposal stood. */
    public Stage stage() {
        return stage;
    }
}

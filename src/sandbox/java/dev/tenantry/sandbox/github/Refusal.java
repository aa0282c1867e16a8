package dev.tenantry.sandbox.github;

import java.io.Serial;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** GitHub says no: a status, GitHub's sentence, and sometimes a list of errors. */
final class Refusal extends RuntimeException {

    @Serial private static final long serialVersionUID = 1;

    private final int status;
    private final transient List<?> errors;

    Refusal(int status, String message) {
        this(status, message, List.of());
    }

    Refusal(int status, String message, List<?> errors) {
        super(message);
        this.status = status;
        this.errors = errors;
    }

    Refusal(int status, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.status = status;
        this.errors = List.of();
    }

    static Refusal notFound() {
        return new Refusal(404, "Not Found");
    }

    /** 422 "Validation Failed" with one error in GitHub's form. */
    static Refusal invalid(String resource, String field, String code) {
        return new Refusal(
                422,
                "Validation Failed",
                List.of(Fields.of("resource", resource).with("field", field).with("code", code)));
    }

    /** 422 "Validation Failed" with a sentence. */
    static Refusal custom(String resource, String message) {
        return new Refusal(
                422,
                "Validation Failed",
                List.of(
                        Fields.of("resource", resource)
                                .with("code", "custom")
                                .with("message", message)));
    }

    int status() {
        return status;
    }

    Answer answer() {
        Fields body = Fields.of("message", getMessage());
        if (!errors.isEmpty()) {
            body.with("errors", errors);
        }
        body.with("documentation_url", "https://docs.github.com/rest")
                .with("status", Integer.toString(status));
        return Answer.json(status, body);
    }
}

package dev.tenantry.web;

import java.util.Optional;

/**
 * An answer that is not what was asked for, in sentences of ours: an error page for people, a toast
 * for a swap, problem details (RFC 9457) for scripts.
 */
public class Problem extends RuntimeException {

    private final int status;
    private final String title;
    private final String detail;
    private final Optional<String> rule;

    public Problem(int status, String title, String detail) {
        this(status, title, detail, Optional.empty());
    }

    /**
     * Says what went wrong.
     *
     * @param status the HTTP status
     * @param title what happened, short
     * @param detail what that means for the person and what they can do
     * @param rule the id of the policy rule that refused, when one did
     */
    public Problem(int status, String title, String detail, Optional<String> rule) {
        super(title + ": " + detail);
        this.status = status;
        this.title = title;
        this.detail = detail;
        this.rule = rule;
    }

    public static Problem notFound() {
        return of(404);
    }

    public static Problem invalid(String detail) {
        return new Problem(422, "That does not work", detail);
    }

    public static Problem conflict(String detail) {
        return new Problem(409, "Something else came first", detail);
    }

    public static Problem refused(String rule, String detail) {
        return new Problem(422, "A rule refuses this", detail, Optional.of(rule));
    }

    /** It will work by itself after a while. */
    static Problem notYet(String detail) {
        return new Problem(503, "Not yet", detail);
    }

    /** No role is missing, but this thing is not theirs. */
    public static Problem notYours(String detail) {
        return new Problem(403, "You may not do this", detail);
    }

    /**
     * The person lacks a role.
     *
     * @param roles those of which one is enough, in words
     */
    static Problem needs(String roles) {
        return new Problem(403, "You may not do this", "Only " + roles + " can do this.");
    }

    /** What we say of a status when nobody said more. */
    static Problem of(int status) {
        return switch (status) {
            case 400 ->
                    new Problem(
                            400, "We could not read that", "The address or the body is malformed.");
            case 401 -> new Problem(401, "You are not signed in", "Sign in and try again.");
            case 403 ->
                    new Problem(
                            403,
                            "You may not do this",
                            "Your groups do not give you the role that this needs.");
            case 404 ->
                    new Problem(
                            404,
                            "There is nothing here",
                            "It does not exist, or you do not have access to it.");
            case 405 ->
                    new Problem(
                            405,
                            "Not that way",
                            "This address does not take this kind of request.");
            case 413 -> new Problem(413, "That is too much", "At most 2 MB are taken.");
            case 415 ->
                    new Problem(
                            415, "We could not read that", "Send the media type that we expect.");
            default ->
                    status < 500
                            ? new Problem(status, "That did not work", "Check it and try again.")
                            : new Problem(
                                    status,
                                    "Something broke on our side",
                                    "Nothing was changed. Try again; if it stays, send the trace"
                                            + " id to whoever runs Tenantry.");
        };
    }

    public int status() {
        return status;
    }

    public String title() {
        return title;
    }

    public String detail() {
        return detail;
    }

    public Optional<String> rule() {
        return rule;
    }
}

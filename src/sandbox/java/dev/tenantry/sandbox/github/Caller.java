package dev.tenantry.sandbox.github;

/**
 * Who sends a request.
 *
 * @param kind what it identified itself with
 * @param login the account that acts: a person's, or {@code tenantry[bot]}; empty for nobody
 */
record Caller(Kind kind, String login) {

    static final Caller ANYBODY = new Caller(Kind.ANYBODY, "");

    enum Kind {
        /** No credential. */
        ANYBODY,
        /** A person, by a user access token of the App or a personal access token. */
        PERSON,
        /** The App itself, by its JSON web token. */
        APP,
        /** The App's installation, by an installation access token. */
        INSTALLATION
    }

    boolean isKnown() {
        return kind != Kind.ANYBODY;
    }

    /** May use what belongs to the repository: a person or the installation. */
    boolean mayUseRepository() {
        return kind == Kind.PERSON || kind == Kind.INSTALLATION;
    }
}

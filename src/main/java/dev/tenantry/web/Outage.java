package dev.tenantry.web;

import dev.tenantry.identity.ProviderAway;
import io.quarkus.oidc.OIDCException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Something outside without which no page can be shown, and that is away. */
enum Outage {
    DATABASE(
            "The database does not answer",
            "Every page shows rows of it, so there is none to show now. Nothing is lost: what was"
                    + " submitted before is done as soon as it answers, and GitHub, Argo CD and the"
                    + " cluster work without it."),
    SIGN_IN(
            "The sign-in does not answer",
            "The identity provider is away, so nobody can sign in now. Whoever is signed in already"
                    + " goes on until their token ends; what was submitted goes on by itself.");

    /** Classes of SQLSTATE: no connection, too little of something, an operator's act. */
    private static final String STATES = "08...|53300|57P0[1-4]";

    /** What Agroal says when no connection came in time; it gives no state. */
    private static final String NO_CONNECTION = "Acquisition timeout";

    /** What Quarkus says of an answer of the provider; it keeps the status nowhere else. */
    private static final Pattern FAILED = Pattern.compile("has failed: status: 5\\d\\d");

    private final String title;
    private final String detail;

    Outage(String title, String detail) {
        this.title = title;
        this.detail = detail;
    }

    Problem problem() {
        return new Problem(503, title, detail);
    }

    String title() {
        return title;
    }

    /** The one behind a failure, when there is one. */
    static Optional<Outage> of(@Nullable Throwable failure) {
        int depth = 0;
        for (Throwable some = failure; some != null && depth < 20; some = some.getCause()) {
            if (some instanceof SQLException sql && isAway(sql)) {
                return Optional.of(DATABASE);
            }
            if (some instanceof ProviderAway
                    || (some instanceof OIDCException oidc && isAway(oidc))) {
                return Optional.of(SIGN_IN);
            }
            depth++;
        }
        return Optional.empty();
    }

    /** Something went wrong on the way to it, or in it; a token that it refuses is neither. */
    private static boolean isAway(OIDCException oidc) {
        return oidc.getCause() != null || FAILED.matcher(String.valueOf(oidc.getMessage())).find();
    }

    private static boolean isAway(SQLException sql) {
        String state = sql.getSQLState();
        return state == null
                ? String.valueOf(sql.getMessage()).contains(NO_CONNECTION)
                : state.matches(STATES);
    }
}

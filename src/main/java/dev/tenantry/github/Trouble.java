package dev.tenantry.github;

import dev.tenantry.proposals.ForgeTrouble;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kohsuke.github.GHException;
import org.kohsuke.github.HttpException;

/** Turns what GitHub refused into a sentence of ours and what to do about it. */
final class Trouble {

    private Trouble() {}

    /** A request to GitHub. */
    @FunctionalInterface
    interface Request<T> {
        T send() throws IOException, ForgeTrouble;
    }

    /**
     * Sends it; failures come out as trouble.
     *
     * @param refused the sentence for when GitHub will not do it, now or later
     */
    static <T> T ask(String refused, Request<T> request) throws ForgeTrouble {
        try {
            return request.send();
        } catch (IOException | GHException e) {
            throw of(e, refused);
        }
    }

    static ForgeTrouble of(Throwable failure, String refused) {
        Passing passing = cause(failure, Passing.class);
        if (passing != null) {
            return new ForgeTrouble.Wait(passing.sentence(), passing.until(), failure);
        }
        return switch (status(failure)) {
            case 401 ->
                    new ForgeTrouble.Wait(
                            "GitHub does not accept the console's credentials.",
                            Optional.empty(),
                            failure);
            case 409 ->
                    new ForgeTrouble.Conflict(
                            "The pull request has changed since you looked at it.", failure);
            case 400, 403, 404, 405, 410, 422 -> new ForgeTrouble.Refused(refused, failure);
            default ->
                    new ForgeTrouble.Wait(
                            "GitHub does not answer right now.", Optional.empty(), failure);
        };
    }

    /** The HTTP status behind a failure; 0 when there was no answer at all. */
    static int status(Throwable failure) {
        HttpException http = cause(failure, HttpException.class);
        if (http != null && http.getResponseCode() > 0) {
            return http.getResponseCode();
        }
        return cause(failure, FileNotFoundException.class) == null ? 0 : 404;
    }

    private static <T> @Nullable T cause(Throwable failure, Class<T> type) {
        for (Throwable some = failure; some != null; some = some.getCause()) {
            if (type.isInstance(some)) {
                return type.cast(some);
            }
        }
        return null;
    }
}

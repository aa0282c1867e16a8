package dev.tenantry.sources.git;

import java.util.Locale;
import org.eclipse.jgit.api.errors.InvalidRemoteException;
import org.eclipse.jgit.errors.NoRemoteRepositoryException;
import org.eclipse.jgit.errors.NotSupportedException;

/** Says in our words why a fetch failed. */
final class FetchTrouble {

    private FetchTrouble() {}

    /** The address without a user or password in it. */
    static String withoutLogin(String url) {
        return url.replaceFirst("//[^/@]*@", "//");
    }

    static String sentence(Throwable thrown, String address) {
        if (thrown instanceof EstateUnreadable ours && ours.getMessage() != null) {
            return ours.getMessage();
        }
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            String message = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
            if (message.contains("not authorized") || message.contains("not permitted")) {
                return "The estate repository at %s refuses our credentials.".formatted(address);
            }
            if (cause instanceof NoRemoteRepositoryException
                    || cause instanceof InvalidRemoteException
                    || message.contains("not found")) {
                return "There is no estate repository at %s.".formatted(address);
            }
            if (cause instanceof NotSupportedException) {
                return "The address %s of the estate repository is of no kind that Git knows."
                        .formatted(address);
            }
        }
        return "The estate repository at %s does not answer.".formatted(address);
    }
}

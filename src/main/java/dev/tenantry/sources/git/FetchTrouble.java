package dev.tenantry.sources.git;

import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.eclipse.jgit.api.errors.InvalidRemoteException;
import org.eclipse.jgit.errors.NoRemoteRepositoryException;
import org.eclipse.jgit.errors.NotSupportedException;

/** Says in our words why a fetch failed. */
final class FetchTrouble {

    /**
     * Marks of a complaint, in small letters, and what we say instead; {@code %s} is the address.
     */
    private record Complaint(List<String> marks, String sentence) {
        Complaint(String mark, String sentence) {
            this(List.of(mark), sentence);
        }

        boolean is(String message) {
            return marks.stream().anyMatch(message::contains);
        }
    }

    private static final List<Complaint> COMPLAINTS =
            List.of(
                    new Complaint(
                            "no space left",
                            "The disk of the estate's mirror (tenantry.estate.mirror) is full: make room"
                                    + " for a copy of %s."),
                    new Complaint(
                            List.of("hostkey", "host key"),
                            "The host of the estate repository at %s shows a key that is not in our known"
                                    + " hosts, or another one than before: add the right one to"
                                    + " ~/.ssh/known_hosts of the console's user."),
                    new Complaint(
                            List.of("auth fail", "auth cancel", "privatekey", "publickey"),
                            "The estate repository at %s does not take our ssh key: it needs a key with"
                                    + " read access in ~/.ssh of the console's user."),
                    new Complaint(
                            List.of("not authorized", "not permitted"),
                            "The estate repository at %s refuses our credentials."),
                    new Complaint(
                            List.of("redirected more than", "redirection blocked"),
                            "The address %s of the estate repository leads somewhere else, perhaps to a"
                                    + " page for signing in: tenantry.estate.url is to be the address that"
                                    + " Git reads from."),
                    new Complaint(
                            List.of("invalid advertisement", "<html", "<!doctype"),
                            "At %s a web page answers and no Git repository, perhaps one for signing in."),
                    new Complaint("not found", "There is no estate repository at %s."));

    /** As JGit has an answer of HTTP: behind the address. */
    private static final Pattern STATUS = Pattern.compile(": ([45]\\d\\d)(?: |$)");

    private static final String NO_TLS =
            "The certificate of %s cannot be trusted, or no secure connection is possible: its"
                    + " authority has to be in the trust store of the console's Java.";

    private FetchTrouble() {}

    /** The address without a user or password in it. */
    static String withoutLogin(String url) {
        return url.replaceFirst("//[^/@]*@", "//");
    }

    static String sentence(Throwable thrown, String address) {
        if (thrown instanceof EstateUnreadable ours && ours.getMessage() != null) {
            return ours.getMessage();
        }
        return Stream.iterate(thrown, cause -> cause != null, Throwable::getCause)
                .flatMap(cause -> of(cause).stream())
                .findFirst()
                .orElse("The estate repository at %s does not answer.")
                .formatted(address);
    }

    private static Optional<String> of(Throwable cause) {
        return switch (cause) {
            case SSLException _ -> Optional.of(NO_TLS);
            case UnknownHostException _ ->
                    Optional.of("The name of the host in %s is not known here (DNS).");
            case SocketTimeoutException _ ->
                    Optional.of("The estate repository at %s does not answer in time.");
            case NoRouteToHostException _ ->
                    Optional.of("There is no way from here to the host of %s.");
            case NoRemoteRepositoryException _ ->
                    Optional.of("There is no estate repository at %s.");
            case InvalidRemoteException _ -> Optional.of("There is no estate repository at %s.");
            case NotSupportedException _ ->
                    Optional.of(
                            "The address %s of the estate repository is of no kind that Git knows.");
            default -> said(String.valueOf(cause.getMessage()));
        };
    }

    private static Optional<String> said(String message) {
        String lower = message.toLowerCase(Locale.ROOT);
        Optional<String> known =
                COMPLAINTS.stream()
                        .filter(complaint -> complaint.is(lower))
                        .map(Complaint::sentence)
                        .findFirst();
        Matcher status = STATUS.matcher(message);
        return known.isEmpty() && status.find()
                ? Optional.of(
                        "The estate repository at %s answers with HTTP " + status.group(1) + ".")
                : known;
    }
}

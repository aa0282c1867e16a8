package dev.tenantry.estate;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who holds a grant, in IAM's spelling ({@code user:jane@acme.example}), or {@code
 * ref:namespace/name} where the manifest refers to another object. Any text can be made into one,
 * because files hold any text; {@link #isWellFormed} says whether Google would take it. Addresses
 * and domains are kept in small letters, as IAM keeps them: it takes {@code User@} for {@code
 * user@}.
 */
public record Principal(String member) {

    /** The forms of IAM v1 members; {@code UNKNOWN} is text in no form that IAM knows. */
    public enum Kind {
        USER("user:", "Person"),
        GROUP("group:", "Group"),
        SERVICE_ACCOUNT("serviceAccount:", "Service account"),
        DOMAIN("domain:", "Everybody of a domain"),
        FEDERATED("principal://", "Federated identity"),
        FEDERATED_SET("principalSet://", "Set of federated identities"),
        REFERENCE("ref:", "Object of the estate"),
        /** Who holds a basic role of the project; in the access list of a dataset alone. */
        PROJECT_ROLE("", "Basic role of the project"),
        EVERYBODY("", "Everybody"),
        UNKNOWN("", "Unknown");

        private final String prefix;
        private final String title;

        Kind(String prefix, String title) {
            this.prefix = prefix;
            this.title = title;
        }

        public String title() {
            return title;
        }

        /** The word of house rules: {@code user}, {@code group}, {@code serviceAccount}, … */
        public String word() {
            return switch (this) {
                case USER -> "user";
                case GROUP -> "group";
                case SERVICE_ACCOUNT -> "serviceAccount";
                case DOMAIN -> "domain";
                case FEDERATED -> "principal";
                case FEDERATED_SET -> "principalSet";
                case REFERENCE -> "reference";
                case PROJECT_ROLE -> "projectRole";
                case EVERYBODY -> "everybody";
                case UNKNOWN -> "unknown";
            };
        }
    }

    /** BigQuery's special groups that are no wider than the project itself. */
    private static final Map<String, String> PROJECT_ROLES =
            Map.of(
                    "projectOwners", "the project's owners",
                    "projectWriters", "the project's editors",
                    "projectReaders", "the project's viewers");

    private static final Pattern ADDRESS =
            Pattern.compile(
                    "[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[a-z0-9-]++(?:\\.[a-z0-9-]++)++");
    private static final Pattern WORKLOAD =
            Pattern.compile("[a-z][a-z0-9.:-]+\\.svc\\.id\\.goog\\[[a-z0-9.-]+/[a-z0-9.-]+]");
    private static final Pattern DOMAIN = Pattern.compile("[a-z0-9-]++(?:\\.[a-z0-9-]++)++");
    private static final Pattern REFERENCE = Pattern.compile("[a-z0-9.-]+/[a-z0-9.-]+");
    private static final Pattern ACCOUNT_HOST =
            Pattern.compile("([a-z][a-z0-9-]{4,28}[a-z0-9])\\.iam\\.gserviceaccount\\.com");

    /** Longer than any that Google takes; a longer one is nobody's. */
    private static final int LONGEST = 1_000;

    /** Names of federated identities are somebody else's, who may tell letters apart. */
    private static final Pattern IN_ANY_CASE =
            Pattern.compile("(?:user|group|serviceAccount|domain):");

    public Principal {
        Matcher prefix = IN_ANY_CASE.matcher(member);
        if (prefix.lookingAt()) {
            member = prefix.group() + small(member.substring(prefix.end()));
        }
    }

    /** Latin letters only: another that becomes one is none to Google. */
    private static String small(String text) {
        return text.chars().noneMatch(c -> c >= 'A' && c <= 'Z')
                ? text
                : text.chars()
                        .map(c -> c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c)
                        .collect(
                                StringBuilder::new,
                                StringBuilder::appendCodePoint,
                                StringBuilder::append)
                        .toString();
    }

    public Kind kind() {
        if (isPublic()) {
            return Kind.EVERYBODY;
        }
        if (PROJECT_ROLES.containsKey(member)) {
            return Kind.PROJECT_ROLE;
        }
        for (Kind kind : Kind.values()) {
            if (!kind.prefix.isEmpty() && member.startsWith(kind.prefix)) {
                return kind;
            }
        }
        return Kind.UNKNOWN;
    }

    /** {@code allUsers} or {@code allAuthenticatedUsers}, in any case. */
    public boolean isPublic() {
        String lower = member.toLowerCase(Locale.ROOT);
        return lower.equals("allusers") || lower.equals("allauthenticatedusers");
    }

    /** What follows the kind: an address, mostly. */
    public String name() {
        String prefix = kind().prefix;
        return member.startsWith(prefix) ? member.substring(prefix.length()) : member;
    }

    /** The part of an address after the {@code @}, lower case; the domain of a domain. */
    public Optional<String> domain() {
        if (kind() == Kind.DOMAIN) {
            return Optional.of(name());
        }
        int at = name().indexOf('@');
        return at < 0
                ? Optional.empty()
                : Optional.of(name().substring(at + 1).toLowerCase(Locale.ROOT));
    }

    /** The project that a service account belongs to, by its address. */
    public Optional<String> project() {
        return domain().map(ACCOUNT_HOST::matcher).filter(m -> m.matches()).map(m -> m.group(1));
    }

    /** The Kubernetes namespace of a workload identity {@code pool.svc.id.goog[namespace/name]}. */
    public Optional<String> workloadNamespace() {
        if (kind() != Kind.SERVICE_ACCOUNT || !WORKLOAD.matcher(name()).matches()) {
            return Optional.empty();
        }
        return Optional.of(name().substring(name().indexOf('[') + 1, name().indexOf('/')));
    }

    public boolean isWellFormed() {
        return member.length() <= LONGEST && isInForm();
    }

    private boolean isInForm() {
        return switch (kind()) {
            case USER, GROUP -> ADDRESS.matcher(name()).matches();
            case SERVICE_ACCOUNT ->
                    ADDRESS.matcher(name()).matches() || WORKLOAD.matcher(name()).matches();
            case DOMAIN -> DOMAIN.matcher(name()).matches();
            case FEDERATED, FEDERATED_SET -> name().startsWith("iam.googleapis.com/");
            case REFERENCE -> REFERENCE.matcher(name()).matches();
            case EVERYBODY, PROJECT_ROLE -> true;
            case UNKNOWN -> false;
        };
    }

    /** What to call them in a sentence: an address alone is a person. */
    public String shown() {
        return switch (kind()) {
            case USER -> name();
            case GROUP -> "group " + name();
            case SERVICE_ACCOUNT -> "service account " + name();
            case DOMAIN -> "everybody of " + name();
            case PROJECT_ROLE -> PROJECT_ROLES.getOrDefault(member, member);
            case EVERYBODY ->
                    member.equalsIgnoreCase("allUsers")
                            ? "everybody on the internet"
                            : "everybody with a Google account";
            case REFERENCE -> "service account " + name();
            case FEDERATED, FEDERATED_SET, UNKNOWN -> member;
        };
    }

    @Override
    public String toString() {
        return member;
    }
}

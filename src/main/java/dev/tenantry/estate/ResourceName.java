package dev.tenantry.estate;

import dev.tenantry.manifest.Manifest;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a name in Google's own spelling ({@code external} in Config Connector) says about the
 * project that the thing lies in. Google writes such names with or without the service's host.
 */
public final class ResourceName {

    private static final String PROJECTS = "projects/";
    private static final String HOST = "(?://[a-z-]+\\.googleapis\\.com/)?";

    /** Of a project, as a group of a pattern. */
    public static final String ID = "([a-z][a-z0-9-]{4,28}[a-z0-9])";

    private static final Pattern PROJECT = Pattern.compile(ID);

    private static final Pattern ABOVE =
            Pattern.compile("(folders/|organizations/|billingAccounts/)?[0-9A-F]+(-[0-9A-F]+)*");

    private static final Pattern DATASET =
            Pattern.compile(HOST + "projects/" + ID + "/datasets/\\w+");

    private static final Pattern TABLE =
            Pattern.compile(HOST + "projects/" + ID + "/datasets/\\w+/tables/[\\w$-]+");
    private static final Pattern ACCOUNT =
            Pattern.compile(
                    "(?:"
                            + HOST
                            + "projects/(?:-|"
                            + ID
                            + ")/serviceAccounts/)?([a-z0-9-]+)@"
                            + ID
                            + "\\.iam\\.gserviceaccount\\.com");
    private static final Pattern THING =
            Pattern.compile(
                    HOST
                            + "projects/(?!projects/)"
                            + ID
                            + "(?:/(?!projects(?:/|$))[A-Za-z0-9][\\w.~+$-]*+)++");

    /** Wherever it stands, also within another: some readers begin at the second of two. */
    private static final Pattern MENTIONED =
            Pattern.compile("(?=projects/([^/]+)|@([^@/]+)\\.iam\\.gserviceaccount\\.com)");

    private static final Pattern BUCKET =
            Pattern.compile("(?:b/|" + HOST + "projects/_/buckets/)?[a-z0-9][a-z0-9._-]{0,221}");

    private ResourceName() {}

    /** What an object of Config Connector is called at Google: by its id, or else by its name. */
    public static String of(Manifest object) {
        return object.at("spec", "resourceID").orElse(object.name());
    }

    /** A service account by its address. */
    public record Account(String id, String project) {}

    /** The project of a thing of this kind; empty unless the name leaves no doubt. */
    public static Optional<String> project(Resource.Kind kind, String name) {
        return switch (kind) {
            case TABLE -> first(TABLE.matcher(name));
            case SERVICE_ACCOUNT -> account(name).map(Account::project);
            case OTHER -> first(THING.matcher(name));
            case PROJECT, DATASET, BUCKET -> Optional.empty();
        };
    }

    /** An address, alone or behind its project; empty when the two tell of different projects. */
    public static Optional<Account> account(String name) {
        Matcher matcher = ACCOUNT.matcher(name);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        Account account = new Account(matcher.group(2), matcher.group(3));
        return Optional.ofNullable(matcher.group(1)).orElse(account.project).equals(account.project)
                ? Optional.of(account)
                : Optional.empty();
    }

    /** The project in a reference such as {@code projects/p/locations/l/clusters/c}. */
    public static Optional<String> projectOf(String external) {
        if (!external.startsWith(PROJECTS)) {
            return Optional.empty();
        }
        String rest = external.substring(PROJECTS.length());
        int slash = rest.indexOf('/');
        return Optional.of(slash < 0 ? rest : rest.substring(0, slash));
    }

    /** Google takes a project's number for its id, too; the estate does not know whose it is. */
    public static boolean isNumber(String project) {
        return project.chars().allMatch(Character::isDigit);
    }

    /** Is it in the form of a project's id? */
    public static boolean isId(String project) {
        return PROJECT.matcher(project).matches();
    }

    /** Is it in the form of a bucket's name, alone or as Google writes it? */
    public static boolean isBucket(String name) {
        return BUCKET.matcher(name).matches();
    }

    /** Is it the whole name of a dataset? */
    public static boolean isDataset(String name) {
        return DATASET.matcher(name).matches();
    }

    /** Is it a folder, an organisation or a billing account, which lie in no project? */
    public static boolean isAbove(String name) {
        return ABOVE.matcher(name).matches();
    }

    /** Every project that the name speaks of in any way, as id or number. */
    public static Stream<String> mentioned(String name) {
        return MENTIONED.matcher(name).results().map(ResourceName::either);
    }

    private static String either(MatchResult found) {
        return Optional.ofNullable(found.group(1)).orElseGet(() -> found.group(2));
    }

    private static Optional<String> first(Matcher matcher) {
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}

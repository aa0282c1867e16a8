package dev.tenantry.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantry.proposals.ForgeTrouble;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.kohsuke.github.GHRepository;
import org.kohsuke.github.HttpException;
import org.kohsuke.github.authorization.AuthorizationProvider;
import org.kohsuke.github.authorization.ImmutableAuthorizationProvider;

/** The estate repository on GitHub, as the App sees it or as a person does. */
final class Repositories {

    private static final int MOST_HOLDING = 5;

    /** GitHub's older words, which it gives for the newer roles too. */
    private static final Set<String> WRITERS = Set.of("admin", "write");

    private final GitHubSettings settings;
    private final PersonTokens people;
    private final AppSight app;
    private final Wire peopleWire;

    Repositories(GitHubSettings settings, PersonTokens people, Clock clock, Hearing hearing) {
        this.settings = settings;
        this.people = people;
        this.app = new AppSight(settings, clock, hearing);
        this.peopleWire = new Wire(settings.timeout(), clock, left -> {});
    }

    /** As the App sees it. */
    GHRepository app() throws IOException, ForgeTrouble {
        return app.repository();
    }

    /** Is that the estate's repository, as GitHub's JSON names it? */
    boolean isEstate(JsonNode repository) {
        return app.isEstate(repository);
    }

    /** As the person sees it, when they linked their account. */
    Optional<GHRepository> person(String email) throws IOException, ForgeTrouble {
        Optional<String> token = people.tokenOf(email);
        if (token.isEmpty()) {
            return Optional.empty();
        }
        AuthorizationProvider own = ImmutableAuthorizationProvider.fromOauthToken(token.get());
        return Optional.of(AppSight.client(settings, own, peopleWire).getRepository(app.name()));
    }

    /** Asks the GraphQL API in the name of a person; empty when they linked no account. */
    Optional<JsonNode> graphql(String email, String query, Map<String, String> variables)
            throws IOException, ForgeTrouble {
        Optional<String> token = people.tokenOf(email);
        if (token.isEmpty()) {
            return Optional.empty();
        }
        Rest theirs = new Rest(peopleWire, settings.apiUrl());
        return Optional.of(theirs.graphql(() -> "Bearer " + token.get(), query, variables));
    }

    PersonTokens people() {
        return people;
    }

    /** What GitHub answers below the repository, read as the App. */
    JsonNode get(String below) throws IOException, ForgeTrouble {
        return send("GET", "/repos/" + app.name() + below, Map.of());
    }

    private JsonNode send(String method, String path, Map<String, ?> body)
            throws IOException, ForgeTrouble {
        return app.rest().send(app.token()::getEncodedAuthorization, method, path, body);
    }

    /** A list below the repository; too many pages are a failure. */
    List<JsonNode> list(String below, int mostPages) throws IOException, ForgeTrouble {
        String path = "/repos/" + app.name() + below;
        return app.rest().list(app.token()::getEncodedAuthorization, path, mostPages);
    }

    /** The same one by one, until one of them is enough; false where there are more pages. */
    boolean walk(String below, int mostPages, Predicate<JsonNode> goesOn)
            throws IOException, ForgeTrouble {
        String path = "/repos/" + app.name() + below;
        return app.rest().walk(app.token()::getEncodedAuthorization, path, mostPages, goesOn);
    }

    /** Does a branch contain the commit? A tag may have the branch's name, but not its commit. */
    boolean isIn(String branch, String commit) throws IOException, ForgeTrouble {
        String sides = Rest.segment(commit) + "..." + tip(branch);
        return isKnown(
                () -> {
                    JsonNode answer = get("/compare/" + sides + "?per_page=1");
                    return Set.of("ahead", "identical").contains(answer.path("status").asText());
                });
    }

    /** The numbers of the open pull requests with this head; GitHub tells all that hold it. */
    SortedSet<Integer> openWith(String head) throws IOException, ForgeTrouble {
        return list("/commits/" + head + "/pulls?per_page=100", MOST_HOLDING).stream()
                .filter(pull -> pull.path("state").asText().equals("open"))
                .filter(pull -> pull.at("/head/sha").asText().equals(head))
                .map(pull -> pull.path("number").asInt())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The commit at which a branch stands now. */
    String tip(String branch) throws IOException, ForgeTrouble {
        return get("/git/ref/heads/" + Rest.path(branch)).at("/object/sha").asText();
    }

    /** May the account write to the repository? */
    boolean mayWrite(String login) throws IOException, ForgeTrouble {
        String path = "/collaborators/" + Rest.segment(login) + "/permission";
        return isKnown(() -> WRITERS.contains(get(path).path("permission").asText()));
    }

    /**
     * Is the account in a team, itself or in a team of it?
     *
     * @throws HttpException with 403 where the App may not know
     */
    boolean isMember(String organization, String team, String login)
            throws IOException, ForgeTrouble {
        String path =
                "/orgs/%s/teams/%s/memberships/%s"
                        .formatted(
                                Rest.segment(organization),
                                Rest.segment(team),
                                Rest.segment(login));
        return isKnown(() -> send("GET", path, Map.of()).path("state").asText().equals("active"));
    }

    /** What GitHub does not know is not so. */
    private static boolean isKnown(Answer answer) throws IOException, ForgeTrouble {
        try {
            return answer.isYes();
        } catch (HttpException e) {
            if (e.getResponseCode() == 404) {
                return false;
            }
            throw e;
        }
    }

    @FunctionalInterface
    private interface Answer {
        boolean isYes() throws IOException, ForgeTrouble;
    }

    /** Is it the App that we are, by its number? */
    boolean isOurs(long app) {
        return settings.appId().filter(Long.toString(app)::equals).isPresent();
    }

    /** The newest status of each context that others put on a commit. */
    List<JsonNode> statuses(String commit) throws IOException, ForgeTrouble {
        List<JsonNode> statuses = new ArrayList<>();
        for (int page = 1, total = 1; statuses.size() < total; page++) {
            JsonNode answer =
                    get("/commits/%s/status?per_page=100&page=%d".formatted(commit, page));
            total = answer.path("statuses").isEmpty() ? 0 : answer.path("total_count").asInt();
            answer.path("statuses").forEach(statuses::add);
        }
        return statuses;
    }

    /** Moves a branch, whatever it stood at. */
    void moveBranch(String branch, String commit) throws IOException, ForgeTrouble {
        send("PATCH", refOf(branch), Map.of("sha", commit, "force", true));
    }

    void deleteBranch(String branch) throws IOException, ForgeTrouble {
        send("DELETE", refOf(branch), Map.of());
    }

    private String refOf(String branch) throws ForgeTrouble {
        return "/repos/" + app.name() + "/git/refs/heads/" + Rest.path(branch);
    }

    /** The App's own token; empty when no App is configured. */
    Optional<InstallationToken> token() {
        return app.ifConfigured();
    }
}

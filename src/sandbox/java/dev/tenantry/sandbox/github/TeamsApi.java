package dev.tenantry.sandbox.github;

import java.util.Set;

/** Who is in which team of the organization; told to the App, which may read members. */
final class TeamsApi {

    private final Hub hub;

    TeamsApi(Hub hub) {
        this.hub = hub;
    }

    void register(Routes routes, String api) {
        routes.on("GET", api + "/orgs/{org}/teams/{team}/memberships/{login}", this::membership);
    }

    /** Somebody who is in no such team is not found, as a team is that does not exist. */
    private Answer membership(Call call, Ledger ledger) {
        Rights.installation(call);
        boolean known = call.path("org").equals(GitHubServer.REPOSITORY.split("/", 2)[0]);
        Set<String> members = ledger.teams.getOrDefault(call.path("team"), Set.of());
        if (!known || !members.contains(call.path("login"))) {
            throw Refusal.notFound();
        }
        return Answer.ok(
                Fields.of(
                                "url",
                                "%s/organizations/900/team/%d/memberships/%s"
                                        .formatted(
                                                hub.urls().api(),
                                                900 + Math.abs(call.path("team").hashCode() % 90),
                                                call.path("login")))
                        .with("role", "member")
                        .with("state", "active"));
    }
}

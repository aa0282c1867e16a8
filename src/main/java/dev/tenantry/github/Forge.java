package dev.tenantry.github;

import dev.tenantry.manifest.Branches;
import dev.tenantry.manifest.Estates;
import dev.tenantry.proposals.Proposals;
import dev.tenantry.proposals.PullRequests;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Puts the door to GitHub together. */
@ApplicationScoped
class Forge {

    /** The branch that is applied, as the mirror is told it. */
    private static final String MAIN = "tenantry.estate.branch";

    @Produces
    @Singleton
    Repositories repositories(
            GitHubSettings settings, PersonTokens people, Clock clock, GitHubStanding hearing) {
        return new Repositories(settings, people, clock, hearing);
    }

    @Produces
    @Singleton
    PullRequestReading reading(Repositories repositories) {
        return new PullRequestReading(repositories);
    }

    @Produces
    @Singleton
    OpenRound round(
            Repositories repositories,
            PeopleRows people,
            GitHubSettings settings,
            @ConfigProperty(name = MAIN, defaultValue = "main") String main,
            Clock clock) {
        return new OpenRound(
                repositories,
                people,
                new OpenRound.Settings(
                        main, settings.goodPoll(), settings.quietPoll(), settings.rolesKnownFor()),
                clock);
    }

    @Produces
    @Singleton
    PolicyCheck policyCheck(
            Repositories repositories,
            PullRequestReading reading,
            Proposals proposals,
            ForgeRows rows,
            GoodRows good,
            PeopleRows people,
            Estates estates,
            Branches branches,
            GitHubSettings settings,
            @ConfigProperty(name = MAIN, defaultValue = "main") String main,
            Clock clock) {
        Judge judge =
                new Judge(
                        repositories,
                        reading,
                        new BranchRequesters(proposals, rows)::of,
                        rows,
                        people,
                        estates,
                        branches,
                        new Judge.Settings(main, settings.rolesKnownFor()),
                        clock);
        return new PolicyCheck(repositories, judge, good);
    }

    @Produces
    @ApplicationScoped
    PullRequests pullRequests(
            Repositories repositories,
            PullRequestReading reading,
            ForgeRows rows,
            PublishedChecks checks,
            @ConfigProperty(name = MAIN, defaultValue = "main") String main) {
        return new GitHubPullRequests(repositories, reading, rows, checks::publish, main);
    }
}

package dev.tenantry.github;

import dev.tenantry.manifest.Branches;
import dev.tenantry.manifest.Estates;
import dev.tenantry.proposals.Proposals;
import dev.tenantry.proposals.PullRequests;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicInteger;

/** Puts the door to GitHub together. */
@ApplicationScoped
class Forge {

    @Produces
    @Singleton
    Repositories repositories(
            GitHubSettings settings, PersonTokens people, Clock clock, MeterRegistry meters) {
        AtomicInteger left = new AtomicInteger(-1);
        Gauge.builder("tenantry.github.rate.limit.remaining", left, AtomicInteger::get)
                .description("Requests to GitHub left in this hour; -1 before the first one")
                .register(meters);
        return new Repositories(settings, people, clock, left::set);
    }

    @Produces
    @Singleton
    PullRequestReading reading(Repositories repositories) {
        return new PullRequestReading(repositories);
    }

    @Produces
    @Singleton
    PolicyCheck policyCheck(
            Repositories repositories,
            PullRequestReading reading,
            Proposals proposals,
            Estates estates,
            Branches branches,
            Clock clock) {
        return new PolicyCheck(
                repositories,
                reading,
                new BranchRequesters(proposals)::of,
                estates,
                branches,
                clock);
    }

    @Produces
    @ApplicationScoped
    PullRequests pullRequests(Repositories repositories, PullRequestReading reading) {
        return new GitHubPullRequests(repositories, reading);
    }
}

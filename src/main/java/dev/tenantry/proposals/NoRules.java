package dev.tenantry.proposals;

import dev.tenantry.identity.Actor;
import dev.tenantry.manifest.ChangeSet;
import dev.tenantry.manifest.Estate;
import dev.tenantry.policy.Verdict;
import io.quarkus.arc.DefaultBean;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Refuses everything: a console without rules must not pass a change silently. */
@Singleton
@DefaultBean
class NoRules implements Checks {

    @Override
    public Answer judge(Estate before, ChangeSet changes, Actor requester, Instant now) {
        return new Answer(
                List.of(
                        new Verdict(
                                "no-rules",
                                "There are no rules to judge this by.",
                                Verdict.Outcome.REFUSED,
                                Optional.empty(),
                                Optional.empty())),
                List.of());
    }
}

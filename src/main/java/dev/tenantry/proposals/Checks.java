package dev.tenantry.proposals;

import dev.tenantry.identity.Actor;
import dev.tenantry.manifest.ChangeSet;
import dev.tenantry.manifest.Estate;
import dev.tenantry.policy.Sentence;
import dev.tenantry.policy.Verdict;
import java.time.Instant;
import java.util.List;

/** What the policy says about a change set, and what the change set means. Pure. */
interface Checks {

    Answer judge(Estate before, ChangeSet changes, Actor requester, Instant now);

    /** The verdict of every rule and the plain words. */
    record Answer(List<Verdict> verdicts, List<Sentence> sentences) {}
}

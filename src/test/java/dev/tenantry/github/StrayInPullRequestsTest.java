package dev.tenantry.github;

import dev.tenantry.policy.Attack;
import dev.tenantry.proposals.ForgeTrouble;
import org.junit.jupiter.api.Test;

/** What belongs to somebody else, or takes a safeguard away. */
class StrayInPullRequestsTest extends PushedAttacks {

    @Test
    void whatIsRefusedIsRedAndWhatIsNamedIsNamed() throws ForgeTrouble {
        areRefusedOrNamed(Attack.stray());
    }
}

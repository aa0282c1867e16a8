package dev.tenantry.github;

import dev.tenantry.policy.Attack;
import dev.tenantry.proposals.ForgeTrouble;
import org.junit.jupiter.api.Test;

/** What hides in how a change is written, or stands where nobody looks. */
class HiddenInPullRequestsTest extends PushedAttacks {

    @Test
    void whatIsRefusedIsRedAndWhatIsNamedIsNamed() throws ForgeTrouble {
        areRefusedOrNamed(Attack.hidden());
    }
}

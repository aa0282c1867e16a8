package dev.tenantry.github;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** However many ask for a look at one pull request, one is under way and one more follows. */
class JoinedLooksTest {

    private final JoinedLooks looks = new JoinedLooks();

    @Test
    void whatIsAskedForMeanwhileIsOneLookMore() {
        assertThat(looks.begins(7)).isTrue();
        for (int i = 0; i < 80; i++) {
            assertThat(looks.begins(7)).isFalse();
        }
        assertThat(looks.ends(7)).isTrue();
        assertThat(looks.begins(7)).isTrue();
        assertThat(looks.ends(7)).isFalse();
    }

    @Test
    void anotherPullRequestIsLookedAtBeside() {
        assertThat(looks.begins(7)).isTrue();
        assertThat(looks.begins(8)).isTrue();
        assertThat(looks.ends(7)).isFalse();
        assertThat(looks.ends(8)).isFalse();
    }
}

package dev.tenantry.github;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * What a head brings depends on where main is: when main takes in a part of a branch, the same head
 * brings another thing than what was approved.
 */
class MovedForkTest extends MovedMain {

    @Test
    void whatWasApprovedBeforeMainTookInAPartOfItCountsNoMore() throws Exception {
        String good = pushed("one", github.server.tip("main"), SAFE, "audit: true\n");
        int first = github.server.open("infra-engineer", "one");
        String back = pushed("two", good, SAFE, "audit: false\n");
        String head = pushed("two", back, NOTES, "y\n");
        int second = github.server.open("infra-engineer", "two");
        github.server.approve("reviewer", first);
        github.server.approve("reviewer", second);
        assertThat(edits(second, head)).containsExactly(NOTES);
        assertThat(conclusion(second, head)).isEqualTo("success");

        github.server.as("infra-engineer", "PUT", "/pulls/" + first + "/merge", "{}");
        github.mirror.fetch();
        assertThat(edits(second, head)).containsExactly(SAFE, NOTES);
        assertThat(conclusion(second, head)).isEqualTo("action_required");
        assertThat(summary(head)).contains("this brings another thing than before");
        github.server.approve("reviewer", second);
        assertThat(conclusion(second, head)).isEqualTo("success");
    }

    /** A mirror that did not hear of it fetches, or says nothing good. */
    @Test
    void aMirrorThatIsOlderThanMainDecidesNothing() throws Exception {
        String head = pushed("three", github.server.tip("main"), NOTES, "y\n");
        int number = github.server.open("infra-engineer", "three");
        github.server.approve("reviewer", number);
        assertThat(conclusion(number, head)).isEqualTo("success");
        mine.put(NOTES, "another\n");
        String newer =
                mine.commit(MAIN, "Main", "infra-engineer", List.of(github.server.tip("main")));
        mine.push(MAIN, state.resolve("github/estate.git").toString(), ines);
        assertThat(github.mirror.head()).isNotEqualTo(Optional.of(newer));
        assertThat(conclusion(number, head)).isEqualTo("action_required");
    }
}

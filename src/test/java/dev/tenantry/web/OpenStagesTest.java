package dev.tenantry.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.proposals.Stage;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The frame may not know proposals; what it says of their stages is still what they are. */
class OpenStagesTest {

    @Test
    void theOverviewKnowsEveryStageThatIsOpen() {
        Set<String> open =
                Arrays.stream(Stage.values())
                        .filter(Stage::isOpen)
                        .map(Stage::name)
                        .collect(Collectors.toSet());
        assertThat(OverviewRows.OpenStage.values()).extracting(Enum::name).hasSameElementsAs(open);
    }
}

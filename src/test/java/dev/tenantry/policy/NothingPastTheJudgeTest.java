package dev.tenantry.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.policy.change.Verdict;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every way past the judge that we know is seen, by the rule that is there for it. */
class NothingPastTheJudgeTest {

    @ParameterizedTest
    @MethodSource("dev.tenantry.policy.Attack#all")
    void itIsSeen(Attack attack) {
        List<Verdict> verdicts = PaperPolicy.judge(GuardedEstate.ESTATE, attack.after());
        assertThat(verdicts)
                .as(attack.how())
                .anyMatch(
                        verdict ->
                                verdict.rule().equals(attack.rule())
                                        && verdict.outcome() == attack.outcome());
    }
}

package dev.tenantry.github;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.github.FourEyesWorld.Act;
import dev.tenantry.github.FourEyesWorld.Step;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Looks for a way to a green check by one person alone: thousands of sequences of what people can
 * do, in a small world of which we know, other than the console, who is behind each account. What
 * is found is told as its shortest sequence.
 */
class FourEyesSearchTest {

    @Property(tries = 20_000, edgeCases = EdgeCasesMode.NONE)
    void nobodyGetsAGreenCheckAlone(@ForAll("ways") List<Step> way) {
        FourEyesWorld world = new FourEyesWorld();
        for (Step step : way) {
            world.does(step);
            assertThat(world.badlyApproved()).isEmpty();
        }
    }

    /**
     * Found by the search: a login that its owner gave up is taken by an account of nobody known.
     */
    @Example
    void whoTakesALoginThatWasAnothersIsNotThatOther() {
        nobodyGetsAGreenCheckAlone(
                List.of(
                        new Step(Act.RENAME, 2, 5),
                        new Step(Act.RENAME, 4, 2),
                        new Step(Act.PUSH, 4, 0),
                        new Step(Act.APPROVE, 1, 0)));
    }

    @Provide
    Arbitrary<List<Step>> ways() {
        Arbitrary<Integer> small = Arbitraries.integers().between(0, 5);
        return Combinators.combine(Arbitraries.of(Act.class), small, small)
                .as(Step::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(14);
    }
}

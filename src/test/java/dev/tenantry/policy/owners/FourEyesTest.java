package dev.tenantry.policy.owners;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.identity.Actor;
import dev.tenantry.manifest.ChangeSet;
import dev.tenantry.policy.change.Consent;
import dev.tenantry.policy.change.Person;
import dev.tenantry.policy.change.Question;
import dev.tenantry.policy.change.Verdict.Outcome;
import dev.tenantry.testing.PaperEstate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FourEyesTest {

    private static final Actor JANE =
            new Actor("jane@acme.example", "Jane", Set.of(), Set.of(), Optional.of("JaneD"));
    private static final Person BOB = Person.withLogin("bob");

    private static Outcome judge(List<Person> committers, Person... approvers) {
        Question question =
                new Question(
                        new ChangeSet("", List.of()),
                        PaperEstate.empty(),
                        JANE,
                        committers,
                        List.of(approvers),
                        Consent.NONE,
                        Instant.EPOCH);
        return FourEyes.judge(question).outcome();
    }

    @Test
    void beforeAnyApprovalItIsOpen() {
        assertThat(judge(List.of())).isEqualTo(Outcome.PENDING);
    }

    @Test
    void somebodyElsesApprovalPasses() {
        assertThat(judge(List.of(), BOB)).isEqualTo(Outcome.PASSED);
        assertThat(judge(List.of(), Person.of(JANE), BOB)).isEqualTo(Outcome.PASSED);
    }

    @Test
    void theRequestersOwnApprovalTurnsItRed() {
        assertThat(judge(List.of(), Person.of(JANE))).isEqualTo(Outcome.REFUSED);
        assertThat(judge(List.of(), Person.withLogin("janed"))).isEqualTo(Outcome.REFUSED);
        assertThat(judge(List.of(), Person.withEmail("JANE@acme.example")))
                .isEqualTo(Outcome.REFUSED);
    }

    @Test
    void whoeverPushedToItIsNoSecondPair() {
        assertThat(judge(List.of(BOB), BOB)).isEqualTo(Outcome.REFUSED);
    }

    /** Nobody could tell who is somebody else. */
    @Test
    void aProgramCannotAsk() {
        Actor program = new Actor("service-account-ci", "ci", Set.of(), Set.of(), Optional.empty());
        Question question =
                Question.beforeReview(
                        new ChangeSet("", List.of()), PaperEstate.empty(), program, Instant.EPOCH);
        assertThat(FourEyes.judge(question).sentence()).startsWith("Only a person can ask");
        assertThat(FourEyes.judge(question).blocks()).isTrue();
    }

    @Test
    void twoPersonsOfWhomWeKnowDifferentThingsAreNotTheSame() {
        assertThat(Person.withLogin("x").isSameAs(Person.withEmail("x@acme.example"))).isFalse();
        Person nobody = new Person(Optional.empty(), Optional.empty());
        assertThat(nobody.isSameAs(nobody)).isFalse();
    }
}

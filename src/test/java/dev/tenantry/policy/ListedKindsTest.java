package dev.tenantry.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.tenantry.policy.change.Consent;
import dev.tenantry.policy.change.HouseKinds;
import dev.tenantry.policy.change.Person;
import dev.tenantry.policy.change.Question;
import dev.tenantry.policy.change.Verdict;
import dev.tenantry.policy.change.Verdict.Outcome;
import dev.tenantry.policy.files.UnderstoodKinds;
import dev.tenantry.testing.PaperEstate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A kind that no rule understands passes when somebody whom the house names for it approved. */
class ListedKindsTest {

    private static final String LIST =
            """
            apiVersion: tenantry.dev/v1alpha1
            kind: ApprovedKinds
            metadata:
              name: kinds
            spec:
              kinds:
                - group: pubsub.cnrm.cloud.google.com
                  kind: PubSubTopic
                  approvers: [Priya.Raman@acme.example]
                  approverGroups: [streaming]
            """;

    private static final String TOPIC =
            Attack.object("pubsub." + Attack.KCC, "PubSubTopic", "spec: {}");

    private static final Person PRIYA = Person.withEmail("priya.raman@acme.example");
    private static final Person OTHER = Person.withEmail("omar.haddad@acme.example");

    @Test
    void itWaitsForThemByName() {
        assertThat(judged(LIST, List.of(OTHER), Set.of("billing")))
                .extracting(Verdict::outcome, Verdict::sentence)
                .containsExactly(
                        tuple(
                                Outcome.PENDING,
                                "No rule understands PubSubTopic thing; one of"
                                        + " priya.raman@acme.example, group streaming has to"
                                        + " approve it."));
    }

    @Test
    void anAddressOrAGroupIsEnough() {
        assertThat(outcomes(LIST, List.of(PRIYA), Set.of())).containsExactly(Outcome.PASSED);
        assertThat(outcomes(LIST, List.of(OTHER), Set.of("streaming")))
                .containsExactly(Outcome.PASSED);
    }

    /** Neither a list without approvers nor one with a mistake lists anything. */
    @Test
    void aListWithAMistakeListsNothing() {
        String nobody = LIST.replaceAll("(?m)^ +approver.*\\n", "");
        assertThat(outcomes(nobody, List.of(PRIYA), Set.of("streaming")))
                .containsExactly(Outcome.REFUSED);
        assertThat(outcomes(LIST + "   - x", List.of(PRIYA), Set.of("streaming")))
                .containsExactly(Outcome.REFUSED);
    }

    private static List<Outcome> outcomes(String list, List<Person> approvers, Set<String> groups) {
        return judged(list, approvers, groups).stream().map(Verdict::outcome).toList();
    }

    private static List<Verdict> judged(String list, List<Person> approvers, Set<String> groups) {
        PaperEstate before = PaperPolicy.ESTATE.with(HouseKinds.PATH, list);
        Question question =
                new Question(
                        before.to(before.with(Attack.FOLDER + "topic.yaml", TOPIC)),
                        before,
                        PaperPolicy.JANE,
                        List.of(),
                        approvers,
                        new Consent(Set.of(), Set.of(), groups),
                        PaperPolicy.NOW);
        return Policy.judge(question).verdicts().stream()
                .filter(verdict -> verdict.rule().equals(UnderstoodKinds.RULE))
                .toList();
    }
}

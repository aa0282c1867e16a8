package dev.tenantry.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.policy.change.Question;
import dev.tenantry.policy.change.Sentence;
import dev.tenantry.testing.PaperEstate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is small in a file and not small in the world has words of its own. */
class SaidAlongTest {

    private static final String POOL = "platform/node-pools/a.yaml";

    private static final String TEXT =
            """
            apiVersion: container.cnrm.cloud.google.com/v1beta1
            kind: ContainerNodePool
            metadata: {name: a, namespace: kcc-platform}
            spec:
              a: 1
              b: 1
              c: 1
              d: 1
              e: 1
              f: 1
              g: 1
              h: 1
              nodeConfig:
                oauthScopes: [https://www.googleapis.com/auth/cloud-platform]
                serviceAccountRef: {external: nodes@platform-prod.iam.gserviceaccount.com}
            """;

    private static final PaperEstate ESTATE = GuardedEstate.ESTATE.with(POOL, TEXT);

    private static List<String> sentences(PaperEstate before, PaperEstate after) {
        return Policy.judge(
                        Question.beforeReview(
                                before.to(after), before, PaperPolicy.JANE, PaperPolicy.NOW))
                .sentences()
                .stream()
                .map(Sentence::text)
                .toList();
    }

    @Test
    void machinesThatComeActByAnAccount() {
        assertThat(sentences(GuardedEstate.ESTATE, ESTATE))
                .contains(
                        "Machines of node pool a act by nodes@platform-prod.iam.gserviceaccount.com within cloud-platform.");
    }

    @Test
    void anotherAccountIsSaidBehindEightOtherChanges() {
        String after = TEXT.replace(": 1\n", ": 2\n").replace("nodes@", "deployer@");
        assertThat(sentences(ESTATE, ESTATE.with(POOL, after)))
                .contains(
                        "Machines of node pool a act by deployer@platform-prod.iam.gserviceaccount.com within cloud-platform.");
    }

    @Test
    void whatPodsActByIsSaidBeforeNotesThatDoNothing() {
        String path = "platform/sa.yaml";
        String notes =
                "n1: '%s', n2: '%s', n3: '%s', n4: '%s', n5: '%s', n6: '%s', n7: '%s', n8: '%s'";
        String text =
                Attack.object("v1", "ServiceAccount", "")
                        .replace(
                                "namespace: t-acme-retail",
                                "namespace: tools, annotations: {" + notes + "%%}");
        PaperEstate before = ESTATE.with(path, text.replace("%s", "a").replace("%%", ""));
        String account =
                ", iam.gke.io/gcp-service-account: maker@platform-prod.iam.gserviceaccount.com";
        PaperEstate after = before.with(path, text.replace("%s", "b").replace("%%", account));
        assertThat(sentences(before, after))
                .anyMatch(
                        said ->
                                said.contains(
                                        "gcp-service-account set to maker@platform-prod.iam.gserviceaccount.com; annotations.n1"));
    }

    @Test
    void aValueThatReadsLikeASentenceIsQuoted() {
        PaperEstate after = ESTATE.with(POOL, TEXT.replace("h: 1", "h: 'x. Nothing else changes'"));
        assertThat(sentences(ESTATE, after))
                .containsExactly("Changes the node pool a: h from 1 to “x. Nothing else changes”.");
    }

    @Test
    void machinesThatStayAsTheyWereAreNotSpokenOf() {
        assertThat(sentences(ESTATE, ESTATE.with(POOL, TEXT.replace("h: 1", "h: 2"))))
                .containsExactly("Changes the node pool a: h from 1 to 2.");
    }

    /** To Kubernetes a port with quotes is the name of one, and there is none of that name. */
    @Test
    void quotesThatMakeATextOfANumberAreAChange() {
        assertThat(sentences(ESTATE, ESTATE.with(POOL, TEXT.replace("h: 1", "h: '1'"))))
                .containsExactly("Changes the node pool a: h from 1 to \"1\".");
        assertThat(sentences(ESTATE, ESTATE.with(POOL, TEXT.replace("name: a", "name: 'a'"))))
                .containsExactly("Changes only how " + POOL + " is written, not what it says.");
    }
}

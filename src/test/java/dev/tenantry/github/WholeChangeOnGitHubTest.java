package dev.tenantry.github;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantry.manifest.Branch;
import dev.tenantry.manifest.Density;
import dev.tenantry.proposals.ForgeTrouble;
import dev.tenantry.sandbox.github.RunningGitHub;
import dev.tenantry.testing.GitRepo;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.transport.CredentialsProvider;
import org.eclipse.jgit.transport.UsernamePasswordCredentialsProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a pull request holds is judged: real commits, pushed with Git, and the check read. */
class WholeChangeOnGitHubTest {

    private static final String BRANCH = "refs/heads/by-hand";
    private static final String ELSEWHERE = "1234567890123456789012345678901234567890";
    private static final String OWNER =
            """
            apiVersion: iam.cnrm.cloud.google.com/v1beta1
            kind: IAMPolicyMember
            metadata: {name: grant-mallory, namespace: t-acme-retail}
            spec:
              member: user:mallory@gmail.com
              role: roles/owner
              resourceRef: {kind: Project, external: projects/acme-retail-ml-prod}
            """;

    private final CredentialsProvider ines =
            new UsernamePasswordCredentialsProvider("infra-engineer", "ghp_infra-engineer");

    @TempDir Path state;
    @TempDir Path work;
    private ConnectedGitHub github;
    private GitRepo mine;
    private PolicyCheck check;
    private String main;

    @BeforeEach
    void connect() {
        github = new ConnectedGitHub(state);
        mine = GitRepo.cloned(work, github.server.address("estate.url"), ines);
        main = github.server.tip("main");
        check = github.check((branch, number) -> Optional.empty(), github.mirror);
    }

    @AfterEach
    void everythingWasInGitHubsForm() {
        mine.close();
        github.close();
        assertThat(RunningGitHub.complaints()).isEmpty();
    }

    @Test
    void aHarmlessChangeIsGreen() throws ForgeTrouble {
        mine.put("docs/a.md", "a\n").commit(BRANCH, "Write", "infra-engineer", List.of(main));
        assertThat(check()).isEqualTo("success");
    }

    /** GitHub's API tells no content of it (“encoding”: “none”); Git does. */
    @Test
    void aFileThatIsTooLargeForTheApiIsJudgedAsEveryOther() throws ForgeTrouble {
        mine.put(
                        "tenants/acme-retail/infra/z.yaml",
                        OWNER + "# %s\n".formatted("x".repeat(1_500_000)))
                .commit(BRANCH, "Hide it", "infra-engineer", List.of(main));
        assertThat(check()).isEqualTo("failure");
        assertThat(summary()).contains("roles/owner");
    }

    @Test
    void threeThousandFilesAreJudgedToTheLast() throws ForgeTrouble {
        for (int i = 0; i < Branch.MOST_FILES - 1; i++) {
            mine.put(
                    "tenants/acme-retail/infra/labels/%04d.yaml".formatted(i),
                    "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: c%d, namespace: t-acme-retail}\n"
                            .formatted(i));
        }
        mine.put("tenants/acme-retail/infra/z.yaml", OWNER)
                .commit(BRANCH, "Hide it", "infra-engineer", List.of(main));
        assertThat(check()).isEqualTo("failure");
        assertThat(summary()).contains("roles/owner");
    }

    @Test
    void moreIsRedAndSaysTheLimit() throws ForgeTrouble {
        for (int i = 0; i <= Branch.MOST_FILES; i++) {
            mine.put("docs/" + i, "");
        }
        mine.commit(BRANCH, "Too many", "infra-engineer", List.of(main));
        assertThat(check()).isEqualTo("failure");
        assertThat(summary()).contains("more than 3,000 files");
    }

    @Test
    void moreValuesThanMemoryHasRoomForAreRed() throws ForgeTrouble {
        String dense = "kind: ConfigMap\ndata: [%s1]\n".formatted("1,".repeat(8_000));
        for (int i = 0; i <= Density.MOST / 8_000; i++) {
            mine.put("tenants/acme-retail/infra/many/" + i + ".yaml", dense);
        }
        mine.commit(BRANCH, "Dense", "infra-engineer", List.of(main));
        assertThat(check()).isEqualTo("failure");
        assertThat(summary()).contains("more than 1,000,000 values");
    }

    @Test
    void aLinkBelowAnAppliedPathIsRed() throws ForgeTrouble {
        mine.put("docs/evil.txt", OWNER)
                .link("tenants/acme-retail/infra/x.yaml", "../../../docs/evil.txt")
                .commit(BRANCH, "Link", "infra-engineer", List.of(main));
        assertThat(check()).isEqualTo("failure");
        assertThat(summary()).contains("is a symbolic link to ../../../docs/evil.txt");
    }

    @Test
    void aLinkElsewhereIsRedToo() throws ForgeTrouble {
        mine.link("docs/latest", "/etc").commit(BRANCH, "Link", "infra-engineer", List.of(main));
        assertThat(check()).isEqualTo("failure");
        assertThat(summary()).contains("docs/latest is a symbolic link to /etc");
    }

    @Test
    void aSubmoduleBelowAnAppliedPathIsRed() throws ForgeTrouble {
        mine.submodule("tenants/acme-retail/infra/more", ELSEWHERE)
                .commit(BRANCH, "Another repository", "infra-engineer", List.of(main));
        assertThat(check()).isEqualTo("failure");
        assertThat(summary()).contains("is a commit of another repository");
    }

    @Test
    void aChangedModeAloneIsRed() throws ForgeTrouble {
        String path = "tenants/acme-retail/infra/services/bigquery.yaml";
        github.mirror.fetch();
        String text =
                new String(github.mirror.newest().read(path).orElseThrow(), StandardCharsets.UTF_8);
        mine.executable(path, text).commit(BRANCH, "Run it", "infra-engineer", List.of(main));
        assertThat(check()).isEqualTo("failure");
        assertThat(summary()).contains("would become executable");
    }

    @Test
    void whoMadeOneOfManyCommitsIsNoSecondPairOfEyes() throws ForgeTrouble {
        mine.put("docs/a.md", "a\n").commit(BRANCH, "Write", "reviewer", List.of(main));
        mine.commits(BRANCH, 400, "infra-engineer", String.valueOf(mine.tip(BRANCH)));
        assertThat(check()).isEqualTo("failure");
    }

    @Test
    void whoMadeTheLastOfManyCommitsIsNoSecondPairOfEyes() throws ForgeTrouble {
        mine.commits(BRANCH, 400, "infra-engineer", main);
        mine.put("docs/a.md", "a\n")
                .commit(BRANCH, "Write", "reviewer", List.of(String.valueOf(mine.tip(BRANCH))));
        assertThat(check()).isEqualTo("failure");
    }

    /** Pushes, opens, has it approved, and answers what the check says. */
    private String check() throws ForgeTrouble {
        mine.push(BRANCH, github.server.address("estate.url"), ines);
        int number = github.server.open("infra-engineer", "by-hand");
        github.server.approve("reviewer", number);
        check.publish(number);
        return run().path("conclusion").asText();
    }

    private String summary() {
        return run().at("/output/summary").asText().replace("\\", "");
    }

    private JsonNode run() {
        String head = github.server.tip("by-hand");
        return github.server
                .as("reviewer", "GET", "/commits/" + head + "/check-runs")
                .json()
                .at("/check_runs/0");
    }
}

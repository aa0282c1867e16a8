package dev.tenantry.github;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantry.manifest.EntryKind;
import dev.tenantry.manifest.FileEdit;
import dev.tenantry.policy.Attack;
import dev.tenantry.policy.GuardedEstate;
import dev.tenantry.policy.change.Verdict;
import dev.tenantry.proposals.ForgeTrouble;
import dev.tenantry.sandbox.github.RunningGitHub;
import dev.tenantry.testing.GitRepo;
import dev.tenantry.testing.PaperEstate;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.SoftAssertions;
import org.eclipse.jgit.transport.CredentialsProvider;
import org.eclipse.jgit.transport.UsernamePasswordCredentialsProvider;
import org.junit.jupiter.api.io.TempDir;

/**
 * Ways past the judge, pushed with Git, opened, and the check read as GitHub has it: what is
 * refused is red, and what is only named is named there and waits for somebody else.
 */
abstract class PushedAttacks {

    private static final CredentialsProvider INES =
            new UsernamePasswordCredentialsProvider("infra-engineer", "ghp_infra-engineer");

    @TempDir Path state;
    @TempDir Path work;

    void areRefusedOrNamed(List<Attack> attacks) throws ForgeTrouble {
        SoftAssertions all = new SoftAssertions();
        try (ConnectedGitHub github = new ConnectedGitHub(state);
                GitRepo mine = GitRepo.cloned(work, github.server.address("estate.url"), INES)) {
            String main = guarded(github, mine, state);
            PolicyCheck check = github.check((branch, number) -> Optional.empty(), github.mirror);
            List<String> heads = pushed(github, mine, main, attacks);
            for (int i = 0; i < attacks.size(); i++) {
                Attack attack = attacks.get(i);
                check.publish(github.server.open("infra-engineer", branch(i)));
                JsonNode run = run(github, heads.get(i));
                all.assertThat(run.path("conclusion").asText())
                        .as(attack.how())
                        .isEqualTo(conclusion(attack));
                all.assertThat(run.at("/output/summary").asText())
                        .as(attack.how())
                        .contains(attack.rule());
            }
        }
        all.assertAll();
        assertThat(RunningGitHub.complaints()).isEmpty();
    }

    private static String conclusion(Attack attack) {
        return attack.outcome() == Verdict.Outcome.REFUSED ? "failure" : "action_required";
    }

    /** Main with what the attacks are tried on, put there behind GitHub's back. */
    private static String guarded(ConnectedGitHub github, GitRepo mine, Path state) {
        apply(mine, PaperEstate.empty(), GuardedEstate.ESTATE);
        String main =
                mine.commit(
                        "refs/heads/main",
                        "Guard it",
                        "infra-engineer",
                        List.of(github.server.tip("main")));
        mine.push("refs/heads/main", state.resolve("github/estate.git").toString(), INES);
        github.mirror.fetch();
        assertThat(github.mirror.newest().commit()).isEqualTo(main);
        return main;
    }

    /** Each on a branch of its own, with one push; answers their commits. */
    private static List<String> pushed(
            ConnectedGitHub github, GitRepo mine, String main, List<Attack> attacks) {
        List<String> heads = new ArrayList<>();
        for (Attack attack : attacks) {
            apply(mine, GuardedEstate.ESTATE, attack.after());
            String ref = "refs/heads/" + branch(heads.size());
            heads.add(mine.commit(ref, "Change it", "infra-engineer", List.of(main)));
            apply(mine, attack.after(), GuardedEstate.ESTATE);
        }
        mine.push("refs/heads/attack-*", github.server.address("estate.url"), INES);
        return heads;
    }

    private static String branch(int number) {
        return "attack-" + number;
    }

    private static void apply(GitRepo mine, PaperEstate from, PaperEstate to) {
        for (FileEdit edit : from.to(to).edits()) {
            switch (edit) {
                case FileEdit.Add(String path, EntryKind _, byte[] after) -> mine.put(path, after);
                case FileEdit.Change(
                                String path,
                                EntryKind _,
                                byte[] _,
                                EntryKind _,
                                byte[] after) ->
                        mine.put(path, after);
                case FileEdit.Delete(String path, EntryKind _, byte[] _) -> mine.remove(path);
            }
        }
    }

    private static JsonNode run(ConnectedGitHub github, String head) {
        return github.server
                .as("reviewer", "GET", "/commits/" + head + "/check-runs")
                .json()
                .at("/check_runs/0");
    }
}

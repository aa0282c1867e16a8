package dev.tenantry.proposals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tenantry.testing.SandboxResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Numbers of pull requests are given anew where the estate is in another repository. */
@QuarkusTest
@WithTestResource(SandboxResource.class)
@SuppressWarnings("NullAway.Init")
class FollowedByBranchTest extends OnTheForge {

    @Inject Following following;
    @Inject Reviewing reviewing;
    @Inject DataSource database;

    @Test
    void aPullRequestOfItsNumberAndAnotherBranchIsNotItsOwn() throws Exception {
        Proposal proposal = opened(submitted(Fixtures.addFile(fresh())));
        int number = proposal.number().orElseThrow();
        String branch = proposal.forge().branch();
        isOn(proposal.id(), branch + "-of-before");
        ForgeTrouble.Refused refused =
                catchThrowableOfType(ForgeTrouble.Refused.class, () -> following.follow(number));
        assertThat(refused.sentence())
                .isEqualTo("Pull request " + number + " is not of this proposal.");

        gitHub.close(number);
        reviewing.withdraw(now(proposal), DANA, "");
        assertThat(now(proposal).stage()).isEqualTo(Stage.WITHDRAWN);
        isOn(proposal.id(), branch);
    }

    private void isOn(ProposalId id, String branch) {
        try (Connection connection = database.getConnection();
                PreparedStatement update =
                        connection.prepareStatement(
                                "update tenantry.proposal set branch = ? where id = ?")) {
            update.setString(1, branch);
            update.setString(2, id.value());
            update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}

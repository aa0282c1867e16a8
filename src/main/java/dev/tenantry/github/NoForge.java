package dev.tenantry.github;

import dev.tenantry.proposals.ForgeTrouble;
import dev.tenantry.proposals.PullRequests;
import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Stands in until the client of GitHub is there: every step waits. */
@DefaultBean
@ApplicationScoped
class NoForge implements PullRequests {

    private static ForgeTrouble waits() {
        return new ForgeTrouble.Wait(
                "GitHub is not connected yet.", Optional.empty(), new IllegalStateException());
    }

    @Override
    public String ensureBranch(Draft draft) throws ForgeTrouble {
        throw waits();
    }

    @Override
    public String moveBranch(Draft draft, String oldHead) throws ForgeTrouble {
        throw waits();
    }

    @Override
    public PullRequest ensureOpened(Draft draft) throws ForgeTrouble {
        throw waits();
    }

    @Override
    public void ensureLabels(int number, List<String> labels) throws ForgeTrouble {
        throw waits();
    }

    @Override
    public PullRequest look(int number) throws ForgeTrouble {
        throw waits();
    }

    @Override
    public void review(
            int number, String head, ReviewEvent event, String body, InTheNameOf reviewer)
            throws ForgeTrouble {
        throw waits();
    }

    @Override
    public String merge(int number, String head, InTheNameOf who) throws ForgeTrouble {
        throw waits();
    }

    @Override
    public void close(int number, String comment, InTheNameOf who) throws ForgeTrouble {
        throw waits();
    }

    @Override
    public void deleteBranch(String branch) throws ForgeTrouble {
        throw waits();
    }

    @Override
    public void comment(int number, String body, InTheNameOf who) throws ForgeTrouble {
        throw waits();
    }
}

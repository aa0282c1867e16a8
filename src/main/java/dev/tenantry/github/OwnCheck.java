package dev.tenantry.github;

import dev.tenantry.proposals.ForgeTrouble;
import dev.tenantry.proposals.Standing;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.kohsuke.github.GHCheckRun;
import org.kohsuke.github.GHCheckRunBuilder;
import org.kohsuke.github.GHRepository;

/** Our check run on a commit, as GitHub has it; what others call by its name is none. */
final class OwnCheck {

    private static final Logger LOG = Logger.getLogger(OwnCheck.class);
    private static final int UNPROCESSABLE = 422;

    private final Repositories repositories;

    OwnCheck(Repositories repositories) {
        this.repositories = repositories;
    }

    /** Is anybody told that the commit is good? */
    boolean isGood(String head) throws IOException, ForgeTrouble {
        return ours(head).stream()
                .anyMatch(run -> run.getConclusion() == GHCheckRun.Conclusion.SUCCESS);
    }

    /**
     * Writes it; the same once more is no news. When GitHub objects to the words, the conclusion is
     * written without them: what was said before must not stay.
     */
    Optional<Judgement> write(String head, Judgement judgement) throws IOException, ForgeTrouble {
        List<GHCheckRun> ours = ours(head);
        if (says(ours, judgement)) {
            return Optional.empty();
        }
        try {
            put(head, ours, judgement);
            return Optional.of(judgement);
        } catch (IOException e) {
            if (Trouble.status(e) != UNPROCESSABLE) {
                throw e;
            }
            LOG.warnf(e, "GitHub does not take the words of our check on %s", head);
        }
        Judgement plain = judgement.inShort();
        if (says(ours, plain)) {
            return Optional.empty();
        }
        put(head, ours, plain);
        return Optional.of(plain);
    }

    private void put(String head, List<GHCheckRun> ours, Judgement judgement)
            throws IOException, ForgeTrouble {
        GHRepository repository = repositories.app();
        GHCheckRunBuilder builder =
                ours.isEmpty()
                        ? repository.createCheckRun(Standing.POLICY_CHECK, head)
                        : repository.updateCheckRun(ours.getFirst().getId());
        filled(builder, judgement).create();
    }

    private List<GHCheckRun> ours(String head) throws IOException, ForgeTrouble {
        List<GHCheckRun> ours = new ArrayList<>();
        for (GHCheckRun run :
                repositories
                        .app()
                        .getCheckRuns(head, Map.of("check_name", Standing.POLICY_CHECK))) {
            if (run.getApp() != null && repositories.isOurs(run.getApp().getId())) {
                ours.add(run);
            }
        }
        return ours;
    }

    private static boolean says(List<GHCheckRun> ours, Judgement judgement) {
        return !ours.isEmpty() && says(ours.getFirst(), judgement);
    }

    private static boolean says(GHCheckRun run, Judgement judgement) {
        GHCheckRun.Conclusion conclusion = run.getConclusion();
        return conclusion != null
                && conclusion.name().toLowerCase(Locale.ROOT).equals(judgement.conclusion())
                && judgement.title().equals(run.getOutput().getTitle())
                && judgement.summary().equals(run.getOutput().getSummary());
    }

    private static GHCheckRunBuilder filled(GHCheckRunBuilder builder, Judgement judgement) {
        return builder.withStatus(GHCheckRun.Status.COMPLETED)
                .withConclusion(
                        GHCheckRun.Conclusion.valueOf(
                                judgement.conclusion().toUpperCase(Locale.ROOT)))
                .add(new GHCheckRunBuilder.Output(judgement.title(), judgement.summary()));
    }
}

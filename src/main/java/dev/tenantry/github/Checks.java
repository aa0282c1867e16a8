package dev.tenantry.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantry.proposals.ForgeTrouble;
import dev.tenantry.proposals.PullRequests.CheckRun;
import dev.tenantry.proposals.Standing;
import java.io.IOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kohsuke.github.GHCheckRun;

/**
 * What machines say of a commit: check runs, and the commit statuses of those that speak GitHub's
 * older language, in one list.
 */
final class Checks {

    private static final String FOREIGN =
            "Somebody else gave this check the name of ours; it is not believed.";

    private final Repositories repositories;

    Checks(Repositories repositories) {
        this.repositories = repositories;
    }

    List<CheckRun> of(String commit) throws IOException, ForgeTrouble {
        List<CheckRun> checks = new ArrayList<>();
        for (GHCheckRun run : repositories.app().getCheckRuns(commit)) {
            boolean ours = run.getApp() != null && repositories.isOurs(run.getApp().getId());
            checks.add(believed(check(run), ours));
        }
        for (JsonNode status : repositories.statuses(commit)) {
            checks.add(believed(check(status), false));
        }
        return checks;
    }

    /** Anybody may give a check our check's name; only what our own App says is ours. */
    private static CheckRun believed(CheckRun check, boolean ours) {
        if (ours || !check.name().equals(Standing.POLICY_CHECK)) {
            return check;
        }
        return new CheckRun(
                check.name() + " (not ours)", Optional.of("failure"), FOREIGN, check.url());
    }

    private static CheckRun check(GHCheckRun run) {
        GHCheckRun.Conclusion conclusion = run.getConclusion();
        URL url = run.getHtmlUrl();
        return new CheckRun(
                run.getName(),
                conclusion == null
                        ? Optional.empty()
                        : Optional.of(conclusion.name().toLowerCase(Locale.ROOT)),
                run.getOutput() == null ? "" : text(run.getOutput().getTitle()),
                Optional.ofNullable(url).map(URL::toString));
    }

    /** A status is in one of four states; in the words of check runs. */
    private static CheckRun check(JsonNode status) {
        Optional<String> conclusion =
                switch (status.path("state").asText()) {
                    case "success" -> Optional.of("success");
                    case "failure", "error" -> Optional.of("failure");
                    default -> Optional.empty();
                };
        return new CheckRun(
                status.path("context").asText(),
                conclusion,
                text(status.path("description").textValue()),
                Optional.ofNullable(status.path("target_url").textValue()));
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}

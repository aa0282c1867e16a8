package dev.tenantry.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tenantry.proposals.ForgeTrouble;
import dev.tenantry.proposals.PullRequests.InTheNameOf;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.kohsuke.github.GHPullRequest;
import org.kohsuke.github.GHPullRequest.MergeMethod;
import org.kohsuke.github.GHRepository;
import org.kohsuke.github.HttpException;

/**
 * Merges as the repository wants it: through its queue, or by the first method that its settings
 * and the rules of the branch allow. A merge commit is best: with it the commits that were looked
 * at stay.
 */
final class Merging {

    private static final int NOT_ALLOWED = 405;

    private static final List<MergeMethod> BEST_FIRST =
            List.of(MergeMethod.MERGE, MergeMethod.SQUASH, MergeMethod.REBASE);

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Repositories repositories;
    private final Enqueuing queue;
    private final RulesOfMain rules;

    Merging(Repositories repositories, RulesOfMain rules) {
        this.repositories = repositories;
        this.queue = new Enqueuing(repositories);
        this.rules = rules;
    }

    /**
     * @throws ForgeTrouble.Refused with GitHub's own reason
     */
    boolean merge(GHRepository as, int number, String head, InTheNameOf who)
            throws IOException, ForgeTrouble {
        GHPullRequest pull = as.getPullRequest(number);
        if (pull.getMergedAt() != null || queue.enqueue(pull, head, who)) {
            return true;
        }
        try {
            pull.merge(pull.getTitle(), head, method());
        } catch (HttpException e) {
            if (as.getPullRequest(number).getMergedAt() == null) {
                if (e.getResponseCode() == NOT_ALLOWED) {
                    throw refused(e);
                }
                throw e;
            }
        } catch (IOException e) {
            // Its answer may have been lost the time before.
            if (as.getPullRequest(number).getMergedAt() == null) {
                throw e;
            }
        }
        return true;
    }

    /** Where nothing is allowed GitHub says why. */
    private MergeMethod method() throws IOException, ForgeTrouble {
        JsonNode repository = repositories.get("");
        List<MergeMethod> allowed = new ArrayList<>(BEST_FIRST);
        allowed.removeIf(method -> !repository.path(setting(method)).asBoolean(true));
        for (JsonNode rule : rules.all()) {
            if (rule.path("type").asText().equals("required_linear_history")) {
                allowed.remove(MergeMethod.MERGE);
            }
            JsonNode methods = rule.at("/parameters/allowed_merge_methods");
            allowed.removeIf(method -> methods.isArray() && !names(methods).contains(word(method)));
        }
        return allowed.isEmpty() ? MergeMethod.MERGE : allowed.getFirst();
    }

    private static List<String> names(JsonNode methods) {
        List<String> names = new ArrayList<>();
        methods.forEach(name -> names.add(name.asText()));
        return names;
    }

    private static String setting(MergeMethod method) {
        return switch (method) {
            case MERGE -> "allow_merge_commit";
            case SQUASH -> "allow_squash_merge";
            case REBASE -> "allow_rebase_merge";
        };
    }

    private static String word(MergeMethod method) {
        return method.name().toLowerCase(Locale.ROOT);
    }

    private static ForgeTrouble refused(HttpException answer) {
        return new ForgeTrouble.Refused(
                "GitHub does not merge this yet. It says: “%s”".formatted(said(answer)), answer);
    }

    private static String said(HttpException answer) {
        try {
            String message = JSON.readTree(answer.getMessage()).path("message").asText();
            return Section.cut(message.isBlank() ? "nothing" : message.strip(), 300);
        } catch (IOException e) {
            return "nothing";
        }
    }
}

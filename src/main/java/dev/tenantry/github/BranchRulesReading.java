package dev.tenantry.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantry.github.setup.BranchRules;
import dev.tenantry.github.setup.SetupLook;
import dev.tenantry.github.setup.SetupRows;
import dev.tenantry.proposals.ForgeTrouble;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.kohsuke.github.HttpException;

/** Reads the rules of the estate's branch, now and then and when somebody asks for it. */
@ApplicationScoped
class BranchRulesReading implements SetupLook {

    private static final Logger LOG = Logger.getLogger(BranchRulesReading.class);
    private static final int MOST_PAGES = 5;

    private final Repositories repositories;
    private final GitHubSettings settings;
    private final SetupRows rows;

    BranchRulesReading(Repositories repositories, GitHubSettings settings, SetupRows rows) {
        this.repositories = repositories;
        this.settings = settings;
        this.rows = rows;
    }

    @Scheduled(
            every = "{tenantry.github.setup-poll}",
            delayed = "{tenantry.github.first-look}",
            concurrentExecution = ConcurrentExecution.SKIP)
    void regularly() {
        look();
    }

    @Override
    public void look() {
        if (settings.repository().isEmpty() || settings.appId().isEmpty()) {
            return;
        }
        try {
            BranchRules rules =
                    Trouble.ask(
                            "GitHub does not tell the rules of the branch.",
                            () ->
                                    read(
                                            repositories,
                                            rows.branch(),
                                            Long.parseLong(settings.appId().get())));
            rows.put(rules.requirements());
        } catch (ForgeTrouble e) {
            rows.failed(e.sentence());
        } catch (RuntimeException e) {
            LOG.error("The rules of the branch could not be read", e);
            rows.failed("The rules of the branch could not be read.");
        }
    }

    static BranchRules read(Repositories repositories, String branch, long app)
            throws IOException, ForgeTrouble {
        String name = Rest.path(branch);
        List<JsonNode> rules =
                repositories.list("/rules/branches/" + name + "?per_page=100", MOST_PAGES);
        List<JsonNode> rulesets = new ArrayList<>();
        for (long id :
                rules.stream().mapToLong(r -> r.path("ruleset_id").asLong()).distinct().toArray()) {
            ifTold(repositories, "/rulesets/" + id).ifPresent(rulesets::add);
        }
        JsonNode told = repositories.get("/branches/" + name);
        return new BranchRules(
                branch,
                app,
                told,
                rules,
                rulesets,
                ifTold(repositories, "/branches/" + name + "/protection"));
    }

    /** Empty where the App may not know, or there is none. */
    private static Optional<JsonNode> ifTold(Repositories repositories, String below)
            throws IOException, ForgeTrouble {
        try {
            return Optional.of(repositories.get(below));
        } catch (HttpException e) {
            if (e.getResponseCode() == 403 || e.getResponseCode() == 404) {
                return Optional.empty();
            }
            throw e;
        }
    }
}

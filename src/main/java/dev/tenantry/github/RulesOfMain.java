package dev.tenantry.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantry.proposals.ForgeTrouble;
import java.io.IOException;
import java.util.List;

/** The rules of rulesets that hold for the branch that is applied, as everybody may read them. */
final class RulesOfMain {

    private static final int MOST_PAGES = 3;

    private final Repositories repositories;
    private final String main;

    RulesOfMain(Repositories repositories, String main) {
        this.repositories = repositories;
        this.main = main;
    }

    List<JsonNode> all() throws IOException, ForgeTrouble {
        return repositories.list(
                "/rules/branches/" + Rest.path(main) + "?per_page=100", MOST_PAGES);
    }

    /** GitHub signs what an App commits by its API, and nothing that a person does so. */
    boolean wantSignatures() throws IOException, ForgeTrouble {
        return all().stream()
                .anyMatch(rule -> rule.path("type").asText().equals("required_signatures"));
    }
}

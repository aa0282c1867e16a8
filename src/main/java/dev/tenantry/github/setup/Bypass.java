package dev.tenantry.github.setup;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Those for whom rules do not hold, as GitHub names them. */
final class Bypass {

    private Bypass() {}

    static List<JsonNode> allowances(JsonNode protection) {
        JsonNode named =
                protection
                        .path("required_pull_request_reviews")
                        .path("bypass_pull_request_allowances");
        List<JsonNode> all = new ArrayList<>();
        named.forEach(kind -> kind.forEach(all::add));
        return all;
    }

    static String shown(JsonNode actor) {
        return switch (actor.path("actor_type").asText()) {
            case "OrganizationAdmin" -> "administrators of the organization";
            case "RepositoryRole" -> "a role of the repository";
            case "Team" -> "a team";
            case "DeployKey" -> "deploy keys";
            case "Integration" -> "App " + actor.path("actor_id").asText();
            default -> "a person";
        };
    }
}

package dev.tenantry.journeys;

import dev.tenantry.testing.Eventually;
import dev.tenantry.testing.SandboxGitHub;
import dev.tenantry.testing.Script;
import io.restassured.path.json.JsonPath;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Brings proposals to the stages that their page can be found at. */
abstract class EveryStage extends LookingAround {

    private static final String TENANT = "fennwick";

    final SandboxGitHub gitHub = SandboxGitHub.configured();

    @BeforeEach
    @AfterEach
    void noTrouble() {
        gitHub.noTrouble();
    }

    static String page(String id) {
        return "/proposals/" + id;
    }

    static String submitted() {
        return Script.submitted("data-engineer", TENANT);
    }

    static JsonPath proposal(String id) {
        return Script.of("reviewer").get("/api/v1/proposals/" + id).jsonPath();
    }

    static String at(String id, String stage) {
        Eventually.holds(() -> proposal(id).getString("stage").equals(stage));
        return id;
    }

    /** Does it once it can be done: GitHub may still be looking at the head. */
    static void act(String person, String id, String act) {
        String head = proposal(id).getString("head");
        Map<String, String> word = Map.of("head", head, "reason", "Shorter, please.");
        Eventually.holds(
                () ->
                        Script.of(person)
                                        .body(word)
                                        .post("/api/v1/proposals/" + id + "/" + act)
                                        .statusCode()
                                == 200);
    }
}

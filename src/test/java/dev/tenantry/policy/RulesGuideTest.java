package dev.tenantry.policy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.policy.change.HouseKinds;
import dev.tenantry.policy.change.OwnerTeams;
import dev.tenantry.policy.change.Verdict;
import dev.tenantry.policy.house.RuleBook;
import dev.tenantry.policy.house.RuleVariables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the guides say of rules is what the rules do. */
class RulesGuideTest {

    private static final Pattern YAML = Pattern.compile("(?s)```yaml\n(.*?)```");

    private static String guide(String name) throws IOException {
        return Files.readString(Path.of("docs", name));
    }

    @Test
    void everyVariableIsExplained() throws IOException {
        String guide = guide("rules.md");
        RuleVariables.types()
                .forEach(
                        (type, fields) -> {
                            String variable =
                                    type.substring("tenantry.".length()).toLowerCase(Locale.ROOT);
                            assertThat(guide)
                                    .contains(
                                            fields.keySet().stream()
                                                    .map(
                                                            field ->
                                                                    "`" + variable + "." + field
                                                                            + "`")
                                                    .toList());
                        });
        assertThat(guide).contains("`now`");
    }

    @Test
    void theExamplesCanBeUsed() throws IOException {
        List<String> examples =
                YAML.matcher(guide("rules.md"))
                        .results()
                        .map((MatchResult r) -> r.group(1))
                        .toList();
        assertThat(examples).hasSize(3);
        assertThat(RuleBook.of("policy/rule.yaml", bytes(examples.getFirst())).problems())
                .isEmpty();
        assertThat(RuleBook.of(HouseKinds.PATH, bytes(examples.get(1))).problems()).isEmpty();
        assertThat(RuleBook.of(OwnerTeams.PATH, bytes(examples.getLast())).problems()).isEmpty();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    /** Each attack is a row, in its order, with the rule that stops or names it. */
    @Test
    void everyAttackIsInTheTable() throws IOException {
        StringBuilder table = new StringBuilder();
        for (Attack attack : Attack.all()) {
            table.append("| ")
                    .append(attack.how().replace("|", "\\|"))
                    .append(" | ")
                    .append(attack.outcome() == Verdict.Outcome.REFUSED ? "refused" : "named")
                    .append(" | `")
                    .append(attack.rule())
                    .append("` |\n");
        }
        assertThat(guide("attacks.md")).contains(table);
    }
}

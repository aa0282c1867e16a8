package dev.tenantry.estate;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An IAM Condition: the expression that Google evaluates at each access, so that a grant ends even
 * when nothing of ours runs.
 *
 * @param title as the manifest has it; empty text when it has none
 * @param expression CEL, as the manifest has it
 */
public record Condition(String title, String expression) {

    private static final String RESOURCE = "[A-Za-z0-9_./:-]+";
    private static final String TIME = "request\\.time < timestamp\\(\"(?<time>[^\"]+)\"\\)";
    private static final String NAME =
            "resource\\.name == \"(?<name>"
                    + RESOURCE
                    + ")\" \\|\\| resource\\.name\\.startsWith\\(\"\\k<name>/\"\\)";
    private static final Pattern ENDS = Pattern.compile(TIME);
    private static final Pattern NARROW = Pattern.compile(NAME);
    private static final Pattern NARROW_AND_ENDS = Pattern.compile(TIME + " && \\(" + NAME + "\\)");
    private static final String NO_TIME = "Its condition compares with a text that is no time.";
    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT).withZone(ZoneOffset.UTC);

    /**
     * What an expression says, as far as we understand it.
     *
     * @param until when it stops to hold; empty when it says nothing about the end
     * @param within the full resource name it is limited to, without a trailing slash
     * @param understood whether that is all it says
     * @param problem why Google would refuse it, in a sentence; empty when it would not
     * @param operators how many logical operators it has
     */
    public record Reading(
            Optional<Instant> until,
            Optional<String> within,
            boolean understood,
            Optional<String> problem,
            int operators) {}

    /** The condition of a grant that ends. */
    public static Condition until(Instant end, Optional<String> within) {
        String time = "request.time < timestamp(\"" + end + "\")";
        String expression =
                within.map(
                                name ->
                                        time
                                                + " && (resource.name == \""
                                                + name
                                                + "\" || resource.name.startsWith(\""
                                                + name
                                                + "/\"))")
                        .orElse(time);
        return new Condition("expires-" + DAY.format(end), expression);
    }

    /** Full resource name of a dataset, as conditions compare it; without a slash at its end. */
    public static String datasetName(String project, String dataset) {
        return "projects/" + project + "/datasets/" + dataset;
    }

    /** An expression as it is compared: however it is broken into lines, it says the same. */
    public static String onOneLine(String expression) {
        return SPACES.matcher(expression.strip()).replaceAll(" ");
    }

    /** The forms that we write are read by their text, any other by Google's grammar. */
    public Reading read() {
        String flat = onOneLine(expression);
        Matcher both = NARROW_AND_ENDS.matcher(flat);
        if (both.matches()) {
            return simple(Times.parse(both.group("time")), Optional.of(both.group("name")), 2);
        }
        Matcher ends = ENDS.matcher(flat);
        if (ends.matches()) {
            return simple(Times.parse(ends.group("time")), Optional.empty(), 0);
        }
        Matcher narrow = NARROW.matcher(flat);
        if (narrow.matches()) {
            return new Reading(
                    Optional.empty(), Optional.of(narrow.group("name")), true, Optional.empty(), 1);
        }
        return ConditionGrammar.read(expression);
    }

    private static Reading simple(Optional<Instant> until, Optional<String> within, int operators) {
        return until.isPresent()
                ? new Reading(until, within, true, Optional.empty(), operators)
                : new Reading(until, within, false, Optional.of(NO_TIME), operators);
    }
}

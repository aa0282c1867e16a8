package dev.tenantry.estate.layout;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What can be wrong with a pattern by itself. */
final class PatternMistakes {

    private static final int LONGEST = 200;
    private static final int MOST_STARS = 6;

    /** What a variable may be called. */
    static final Pattern VARIABLE = Pattern.compile("[a-z][A-Za-z0-9]{0,19}");

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._/*{}-]+");

    /** Read by the console itself, by GitHub and by Git. */
    private static final Set<String> TAKEN = Set.of("policy", ".github", ".git");

    private final String text;

    /** Variables that can only have some values, so that they are told apart from what follows. */
    private final Set<String> closed;

    private PatternMistakes(String text, Set<String> closed) {
        this.text = text;
        this.closed = closed;
    }

    /** The first thing that is wrong with a pattern of paths; empty when nothing is. */
    static Optional<String> ofPath(String text, Set<String> closed) {
        PatternMistakes pattern = new PatternMistakes(text, closed);
        return pattern.letters()
                .or(pattern::folders)
                .or(pattern::stars)
                .or(pattern::variables)
                .or(pattern::root);
    }

    /** The first thing that is wrong with a place whose variables are filled in, and not found. */
    static Optional<String> ofPlace(String text) {
        PatternMistakes pattern = new PatternMistakes(text, Set.of());
        return text.contains("*")
                ? pattern.said("is one place, without *")
                : pattern.letters().or(pattern::folders).or(pattern::braces).or(pattern::root);
    }

    /** The first thing that is wrong with a pattern of names. */
    static Optional<String> ofName(String text, Set<String> closed) {
        PatternMistakes pattern = new PatternMistakes(text, closed);
        return text.contains("/") || text.contains("*")
                ? pattern.said("is no name: it has / or * in it")
                : pattern.letters().or(pattern::variables);
    }

    private Optional<String> letters() {
        if (text.isEmpty()) {
            return Optional.of("This pattern is empty.");
        }
        if (text.length() > LONGEST) {
            return Optional.of(
                    "This pattern has %,d letters; it can have %,d."
                            .formatted(text.length(), LONGEST));
        }
        return PLAIN.matcher(text).matches()
                ? Optional.empty()
                : said(
                        "has something other than letters, digits, . _ - / * and {variables}:"
                                + " patterns are globs, not regular expressions");
    }

    private Optional<String> folders() {
        List<String> segments = List.of(text.split("/", -1));
        if (segments.contains("")) {
            return said("has an empty part: it begins or ends with / or has // in it");
        }
        return segments.contains(".") || segments.contains("..")
                ? said("has a part . or .., which no path in Git has")
                : Optional.empty();
    }

    private Optional<String> stars() {
        for (String segment : text.split("/", -1)) {
            if (segment.contains("**") && !segment.equals("**")) {
                return said("has ** beside other letters: it stands alone between two /");
            }
        }
        return text.chars().filter(c -> c == '*').count() > MOST_STARS
                ? said("has more than %d stars".formatted(MOST_STARS))
                : Optional.empty();
    }

    private Optional<String> variables() {
        return braces().or(this::open);
    }

    private Optional<String> braces() {
        String rest = PathPattern.VARIABLE.matcher(text).replaceAll("");
        if (rest.contains("{") || rest.contains("}")) {
            return said("has a brace without the other");
        }
        for (String name : names(text)) {
            if (!VARIABLE.matcher(name).matches()) {
                return said(
                        "names a variable {%s}: it begins with a small letter and has up to 20 letters and digits"
                                .formatted(name));
            }
        }
        return Optional.empty();
    }

    private Optional<String> open() {
        for (String segment : text.split("/", -1)) {
            long open =
                    names(segment).stream().filter(name -> !closed.contains(name)).count()
                            + segment.replace("**", "").chars().filter(c -> c == '*').count();
            if (open > 1) {
                return said(
                        "has two parts in “%s” that could be anything: nobody could tell where the one ends; list the values of one of them in variables"
                                .formatted(segment));
            }
        }
        return Optional.empty();
    }

    private Optional<String> root() {
        String first = text.split("/", -1)[0];
        if (first.contains("*") || first.contains("{")) {
            return said(
                    "does not begin with a folder's name: it would take in README, .github and all");
        }
        return TAKEN.contains(first)
                ? said("is in %s/, which the layout cannot give to anybody".formatted(first))
                : Optional.empty();
    }

    static List<String> names(String text) {
        List<String> names = new ArrayList<>();
        PathPattern.VARIABLE.matcher(text).results().forEach(found -> names.add(found.group(1)));
        return names;
    }

    private Optional<String> said(String what) {
        return Optional.of("The pattern “%s” %s.".formatted(text, what));
    }
}

package dev.tenantry.policy.house;

import dev.tenantry.estate.Condition;
import dev.tenantry.estate.ParsedFiles;
import dev.tenantry.estate.Places;
import dev.tenantry.manifest.Estate;
import dev.tenantry.manifest.Manifest;
import dev.tenantry.manifest.ManifestFile;
import dev.tenantry.manifest.Problem;
import dev.tenantry.manifest.YamlMap;
import dev.tenantry.policy.change.Approvers;
import dev.tenantry.policy.change.HouseKinds;
import dev.tenantry.policy.change.OwnerTeams;
import dev.tenantry.policy.change.RuleId;
import dev.tenantry.policy.change.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The house rules of an estate, compiled. The same bytes are compiled once, whatever the commit.
 *
 * @param problems rules that cannot be used; each of them blocks, because nobody knows what it
 *     would have said
 */
public record RuleBook(List<HouseRule> rules, List<Problem> problems) {

    private static final String API = "tenantry.dev/v1alpha1";
    private static final int MOST_KEPT = 500;

    /** A field of another name is a mistake: what it was meant to say would not be heard. */
    private static final Set<String> FIELDS =
            Stream.concat(
                            Approvers.FIELDS.stream(),
                            Stream.of(
                                    "appliesTo",
                                    "severity",
                                    "sentence",
                                    "when",
                                    "require",
                                    "remedy"))
                    .collect(Collectors.toUnmodifiableSet());

    private static final Map<String, RuleBook> COMPILED = new ConcurrentHashMap<>();

    public RuleBook {
        rules = List.copyOf(rules);
        problems = List.copyOf(problems);
    }

    /** All rules in {@code policy/}. */
    public static RuleBook of(Estate estate) {
        List<HouseRule> rules = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (String path : estate.list(Places.POLICY)) {
            if (ManifestFile.isManifestPath(path)) {
                RuleBook file = of(path, estate.listed(path));
                rules.addAll(file.rules);
                problems.addAll(file.problems);
            }
        }
        return new RuleBook(rules, problems);
    }

    /** The rules of one file. */
    public static RuleBook of(String path, byte[] bytes) {
        String key = path + "\n" + ParsedFiles.digest(bytes);
        RuleBook known = COMPILED.get(key);
        if (known != null) {
            return known;
        }
        if (COMPILED.size() > MOST_KEPT) {
            COMPILED.clear();
        }
        RuleBook read = of(ManifestFile.read(path, bytes));
        COMPILED.put(key, read);
        return read;
    }

    /**
     * Loads what the first judgement needs, so that nobody waits for it: the grammar of conditions
     * and of rules.
     */
    public static void warmUp() {
        new Condition("", "request.time < timestamp('2026-01-01T00:00:00Z') && true").read();
        try {
            Expression.compile(
                    Subject.GRANT,
                    "grant.duration <= duration('1h') && 'x' in tenant.allowedRoles");
        } catch (Expression.DoesNotCompile e) {
            throw new IllegalStateException("A rule of ours does not compile.", e);
        }
    }

    /** How many rules there are. */
    public int size() {
        return rules.size();
    }

    /** The rules of one file that is already parsed; nothing is kept. */
    public static RuleBook of(ManifestFile file) {
        String path = file.path();
        if (path.equals(HouseKinds.PATH)) {
            return new RuleBook(List.of(), HouseKinds.problems(file));
        }
        if (path.equals(OwnerTeams.PATH)) {
            return new RuleBook(List.of(), OwnerTeams.problems(file));
        }
        List<HouseRule> rules = new ArrayList<>();
        List<Problem> problems = new ArrayList<>(file.problems());
        if (file.foreign() > 0) {
            problems.add(broken(path, 1, "This file holds something that is no rule.", "rule"));
        }
        Map<String, Manifest> names = new LinkedHashMap<>();
        for (Manifest manifest : file.manifests()) {
            if (names.putIfAbsent(manifest.name(), manifest) != null) {
                problems.add(
                        broken(path, manifest.line(), "Two rules have one name.", manifest.name()));
            }
            try {
                rules.add(rule(manifest));
            } catch (Unusable e) {
                problems.add(e.problem);
            }
        }
        return new RuleBook(rules, problems);
    }

    private static HouseRule rule(Manifest manifest) throws Unusable {
        if (!manifest.apiVersion().equals(API) || !manifest.kind().equals("PolicyRule")) {
            throw unusable(manifest, "kind", "it is no PolicyRule of " + API);
        }
        if (RuleId.isTaken(manifest.name())) {
            throw unusable(manifest, "name", "its name is that of a rule that no file can change");
        }
        Subject subject =
                Subject.of(text(manifest, "appliesTo"))
                        .orElseThrow(
                                () ->
                                        unusable(
                                                manifest,
                                                "appliesTo",
                                                "it applies to something other than grant or budget"));
        for (String field : fields(manifest)) {
            if (!FIELDS.contains(field)) {
                throw unusable(manifest, field, "no rule has a field \"" + field + "\"");
            }
        }
        return new HouseRule(
                manifest.name(),
                subject,
                text(manifest, "sentence"),
                outcome(manifest),
                Approvers.of(manifest),
                manifest.path() + ":" + manifest.line(),
                expression(subject, manifest, "when"),
                expression(subject, manifest, "require")
                        .orElseThrow(() -> unusable(manifest, "require", "it requires nothing")),
                manifest.at("spec", "remedy"));
    }

    private static List<String> fields(Manifest manifest) {
        return manifest.node("spec")
                .filter(YamlMap.class::isInstance)
                .map(spec -> ((YamlMap) spec).entries().stream().map(e -> e.key().text()).toList())
                .orElse(List.of());
    }

    private static Verdict.Outcome outcome(Manifest manifest) throws Unusable {
        return switch (text(manifest, "severity")) {
            case "refuse" -> Verdict.Outcome.REFUSED;
            case "warn" -> Verdict.Outcome.WARNING;
            case "approve" -> {
                if (Approvers.of(manifest).isNobody()) {
                    throw unusable(manifest, "severity", "it names no approvers");
                }
                yield Verdict.Outcome.PENDING;
            }
            default ->
                    throw unusable(
                            manifest, "severity", "its severity is not refuse, approve or warn");
        };
    }

    private static Optional<Expression> expression(Subject subject, Manifest manifest, String field)
            throws Unusable {
        Optional<String> text = manifest.at("spec", field);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Expression.compile(subject, text.get()));
        } catch (Expression.DoesNotCompile e) {
            Unusable unusable =
                    unusable(
                            manifest,
                            field,
                            "its \"" + field + "\" does not compile: " + e.getMessage());
            unusable.initCause(e);
            throw unusable;
        }
    }

    private static String text(Manifest manifest, String field) throws Unusable {
        return manifest.at("spec", field)
                .filter(text -> !text.isBlank())
                .orElseThrow(() -> unusable(manifest, field, "it has no " + field));
    }

    private static Unusable unusable(Manifest manifest, String field, String why) {
        return new Unusable(
                broken(
                        manifest.path(),
                        manifest.lineOf("spec", field),
                        "The house rule " + manifest.name() + " cannot be used: " + why + ".",
                        manifest.name()));
    }

    private static Problem broken(String path, int line, String sentence, String rule) {
        return new Problem(
                path,
                line,
                sentence,
                "Correct " + rule + "; until then nothing that it is about can pass.");
    }

    /** Carries the problem of one rule out of its reading. */
    private static final class Unusable extends Exception {
        @java.io.Serial private static final long serialVersionUID = 1;
        private final transient Problem problem;

        Unusable(Problem problem) {
            super(problem.sentence());
            this.problem = problem;
        }
    }
}

package dev.tenantry.policy.house;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import dev.tenantry.estate.Principal;
import dev.tenantry.estate.Types;
import java.io.Serial;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A condition in the Common Expression Language over what a rule is about, its tenant, the actor
 * and the time. Compiled with the types of those, so that a misspelled field does not compile;
 * bounded in size, depth and loops, so that no file can keep us busy.
 */
final class Expression {

    /** A text in quotes that is a principal. */
    private static final Pattern ADDRESS =
            Pattern.compile("(['\"])((?:user|group|serviceAccount|domain):[^'\"]*)(['\"])");

    static final int LONGEST = 4_000;
    private static final int MOST_ITERATIONS = 10_000;
    private static final int DEEPEST = 40;

    private static final CelOptions OPTIONS =
            CelOptions.current()
                    .maxExpressionCodePointSize(LONGEST)
                    .maxParseRecursionDepth(DEEPEST)
                    .comprehensionMaxIterations(MOST_ITERATIONS)
                    .maxRegexProgramSize(1_000)
                    .enableRegexPartialMatch(true)
                    .build();
    private static final Map<Subject, CelCompiler> COMPILERS = new EnumMap<>(Subject.class);

    static {
        for (Subject subject : Subject.values()) {
            COMPILERS.put(subject, compiler(subject));
        }
    }

    private static final CelRuntime RUNTIME =
            CelRuntimeFactory.standardCelRuntimeBuilder().setOptions(OPTIONS).build();

    /** The expression is not one; the message is a sentence. */
    static final class DoesNotCompile extends Exception {
        @Serial private static final long serialVersionUID = 1;

        DoesNotCompile(String sentence) {
            super(sentence);
        }
    }

    /** It compiles and still has no answer, for example because it divides by zero. */
    static final class Unanswerable extends Exception {
        @Serial private static final long serialVersionUID = 1;

        Unanswerable(Throwable cause) {
            super("The rule cannot be worked out for this.", cause);
        }
    }

    private final CelRuntime.Program program;

    private Expression(CelRuntime.Program program) {
        this.program = program;
    }

    /** Addresses are compared as IAM keeps them, whatever the rule writes. */
    private static String inSmallLetters(String text) {
        return ADDRESS.matcher(text)
                .replaceAll(
                        literal ->
                                Matcher.quoteReplacement(
                                        literal.group(1)
                                                + new Principal(literal.group(2)).member()
                                                + literal.group(3)));
    }

    static Expression compile(Subject subject, String text) throws DoesNotCompile {
        CelValidationResult result =
                Objects.requireNonNull(COMPILERS.get(subject)).compile(inSmallLetters(text));
        if (result.hasError()) {
            throw new DoesNotCompile(complaint(result));
        }
        try {
            CelAbstractSyntaxTree tree = result.getAst();
            if (!tree.getResultType().equals(SimpleType.BOOL)) {
                throw new DoesNotCompile("it is not true or false");
            }
            return new Expression(RUNTIME.createProgram(tree));
        } catch (CelValidationException | CelEvaluationException e) {
            DoesNotCompile broken = new DoesNotCompile(complaint(result));
            broken.initCause(e);
            throw broken;
        }
    }

    boolean holds(Map<String, Object> variables) throws Unanswerable {
        try {
            return Boolean.TRUE.equals(program.eval(variables));
        } catch (CelEvaluationException e) {
            throw new Unanswerable(e);
        }
    }

    /** The place and the first complaint of the compiler, whose text is about the author's own. */
    private static String complaint(CelValidationResult result) {
        return result.getErrors().stream()
                .findFirst()
                .map(
                        issue ->
                                issue.getMessage()
                                        + " (column "
                                        + (issue.getSourceLocation().getColumn() + 1)
                                        + ")")
                .orElse("it cannot be read");
    }

    private static CelCompiler compiler(Subject subject) {
        Types types = new Types(RuleVariables.types());
        String name = subject.name().charAt(0) + subject.word().substring(1);
        return CelCompilerFactory.standardCelCompilerBuilder()
                .setOptions(OPTIONS)
                .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                .setTypeProvider(types)
                .addVar(subject.word(), types.type("tenantry." + name))
                .addVar("tenant", types.type("tenantry.Tenant"))
                .addVar("actor", types.type("tenantry.Actor"))
                .addVar("now", SimpleType.TIMESTAMP)
                .build();
    }
}

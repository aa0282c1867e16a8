package dev.tenantry.policy;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.io.Serial;
import java.util.HashMap;
import java.util.Map;

/**
 * A condition in the Common Expression Language over a proposed grant, its tenant, the actor and
 * the time. Compiled with the types of those, so that a misspelled field does not compile; bounded
 * in size, depth and loops, so that no file can keep us busy.
 */
final class Expression {

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
    private static final CelCompiler COMPILER = compiler();
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
            super("The rule cannot be worked out for this grant.", cause);
        }
    }

    private final CelRuntime.Program program;

    private Expression(CelRuntime.Program program) {
        this.program = program;
    }

    static Expression compile(String text) throws DoesNotCompile {
        CelValidationResult result = COMPILER.compile(text);
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

    private static CelCompiler compiler() {
        CelType text = SimpleType.STRING;
        CelType texts = ListType.create(text);
        Map<String, CelType> grant = new HashMap<>();
        for (String field : GrantVariables.TEXTS) {
            grant.put(field, text);
        }
        grant.put("duration", SimpleType.DURATION);
        grant.put("expires", SimpleType.TIMESTAMP);
        grant.put("permanent", SimpleType.BOOL);
        Types types =
                new Types(
                        Map.of(
                                "tenantry.Grant",
                                grant,
                                "tenantry.Tenant",
                                Map.of(
                                        "id", text,
                                        "env", text,
                                        "owner", text,
                                        "project", text,
                                        "allowedRoles", texts),
                                "tenantry.Actor",
                                Map.of("email", text, "groups", texts, "roles", texts)));
        return CelCompilerFactory.standardCelCompilerBuilder()
                .setOptions(OPTIONS)
                .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                .setTypeProvider(types)
                .addVar("grant", types.type("tenantry.Grant"))
                .addVar("tenant", types.type("tenantry.Tenant"))
                .addVar("actor", types.type("tenantry.Actor"))
                .addVar("now", SimpleType.TIMESTAMP)
                .build();
    }
}

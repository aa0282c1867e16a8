package dev.tenantry.estate;

import com.google.common.collect.ImmutableSet;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOptions;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the expression of an IAM Condition by its grammar: what it says about the end and the
 * resource, and whether Google would take it. Knows the attributes and functions of the "Attribute
 * reference for IAM Conditions".
 */
public final class ConditionGrammar {

    private static final int LONGEST = 12_000;

    private static final CelCompiler COMPILER = compiler();

    private Optional<Instant> until = Optional.empty();
    private Optional<String> within = Optional.empty();
    private boolean understood = true;

    private ConditionGrammar() {}

    public static Condition.Reading read(String expression) {
        CelValidationResult result = COMPILER.compile(expression);
        if (result.hasError()) {
            return refused("Its condition is not an expression that IAM knows.");
        }
        try {
            CelAbstractSyntaxTree tree = result.getAst();
            if (!tree.getResultType().equals(SimpleType.BOOL)) {
                return refused("Its condition is not true or false.");
            }
            ConditionGrammar grammar = new ConditionGrammar();
            conjuncts(tree.getExpr()).forEach(grammar::take);
            return new Condition.Reading(
                    grammar.until,
                    grammar.within,
                    grammar.understood,
                    Optional.empty(),
                    operators(tree.getExpr()));
        } catch (CelValidationException e) {
            return refused("Its condition is not an expression that IAM knows.");
        }
    }

    private static Condition.Reading refused(String sentence) {
        return new Condition.Reading(
                Optional.empty(), Optional.empty(), false, Optional.of(sentence), 0);
    }

    private void take(CelExpr expr) {
        Optional<Instant> end = end(expr);
        Optional<String> name = name(expr);
        if (end.isPresent() && until.isEmpty()) {
            until = end;
        } else if (name.isPresent() && within.isEmpty()) {
            within = name;
        } else {
            understood = false;
        }
    }

    private static List<CelExpr> conjuncts(CelExpr expr) {
        if (!isCall(expr, "_&&_")) {
            return List.of(expr);
        }
        List<CelExpr> all = new ArrayList<>();
        expr.call().args().forEach(arg -> all.addAll(conjuncts(arg)));
        return all;
    }

    /** {@code request.time < timestamp("…")}, or the same the other way round. */
    private static Optional<Instant> end(CelExpr expr) {
        if (isCall(expr, "_<_") && isSelect(expr.call().args().get(0), "request", "time")) {
            return timestamp(expr.call().args().get(1));
        }
        if (isCall(expr, "_>_") && isSelect(expr.call().args().get(1), "request", "time")) {
            return timestamp(expr.call().args().get(0));
        }
        return Optional.empty();
    }

    private static Optional<Instant> timestamp(CelExpr expr) {
        return isCall(expr, "timestamp")
                ? text(expr.call().args().getFirst()).flatMap(Times::parse)
                : Optional.empty();
    }

    /** {@code resource.name == "X" || resource.name.startsWith("X/")}, in either order. */
    private static Optional<String> name(CelExpr expr) {
        if (!isCall(expr, "_||_")) {
            return exactly(expr);
        }
        CelExpr left = expr.call().args().get(0);
        CelExpr right = expr.call().args().get(1);
        Optional<String> exact = exactly(left).or(() -> exactly(right));
        Optional<String> below = below(left).or(() -> below(right));
        return exact.isPresent() && below.equals(exact.map(n -> n + "/"))
                ? exact
                : Optional.empty();
    }

    private static Optional<String> exactly(CelExpr expr) {
        return isCall(expr, "_==_") && isSelect(expr.call().args().get(0), "resource", "name")
                ? text(expr.call().args().get(1))
                : Optional.empty();
    }

    private static Optional<String> below(CelExpr expr) {
        return isCall(expr, "startsWith")
                        && expr.call()
                                .target()
                                .filter(t -> isSelect(t, "resource", "name"))
                                .isPresent()
                ? text(expr.call().args().getFirst())
                : Optional.empty();
    }

    private static Optional<String> text(CelExpr expr) {
        return expr.getKind() == CelExpr.ExprKind.Kind.CONSTANT
                        && expr.constant().getKind() == CelConstant.Kind.STRING_VALUE
                ? Optional.of(expr.constant().stringValue())
                : Optional.empty();
    }

    private static boolean isCall(CelExpr expr, String function) {
        return expr.getKind() == CelExpr.ExprKind.Kind.CALL
                && expr.call().function().equals(function);
    }

    private static boolean isSelect(CelExpr expr, String variable, String field) {
        return expr.getKind() == CelExpr.ExprKind.Kind.SELECT
                && expr.select().field().equals(field)
                && expr.select().operand().getKind() == CelExpr.ExprKind.Kind.IDENT
                && expr.select().operand().ident().name().equals(variable);
    }

    private static int operators(CelExpr expr) {
        if (expr.getKind() != CelExpr.ExprKind.Kind.CALL) {
            return 0;
        }
        int own =
                switch (expr.call().function()) {
                    case "_&&_", "_||_", "!_" -> 1;
                    default -> 0;
                };
        int below = expr.call().target().map(ConditionGrammar::operators).orElse(0);
        return own
                + below
                + expr.call().args().stream().mapToInt(ConditionGrammar::operators).sum();
    }

    private static Types types() {
        CelType dyn = SimpleType.DYN;
        CelType text = SimpleType.STRING;
        Map<String, CelType> request =
                Map.of("time", SimpleType.TIMESTAMP, "path", text, "host", text, "auth", dyn);
        return new Types(
                Map.of(
                        "iam.Request",
                        request,
                        "iam.Resource",
                        Map.of("name", text, "type", text, "service", text),
                        "iam.Api",
                        Map.of("name", text)));
    }

    private static CelCompiler compiler() {
        CelType dyn = SimpleType.DYN;
        Types types = types();
        return CelCompilerFactory.standardCelCompilerBuilder()
                .setOptions(
                        CelOptions.current()
                                .maxExpressionCodePointSize(LONGEST)
                                .maxParseRecursionDepth(64)
                                .build())
                .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                .setTypeProvider(types)
                .addVar("request", types.type("iam.Request"))
                .addVar("resource", types.type("iam.Resource"))
                .addVar("api", types.type("iam.Api"))
                .addVar("origin", dyn)
                .addVar("destination", dyn)
                .addFunctionDeclarations(functions(types))
                .build();
    }

    private static ImmutableSet<CelFunctionDecl> functions(Types types) {
        CelType dyn = SimpleType.DYN;
        CelType text = SimpleType.STRING;
        CelType yes = SimpleType.BOOL;
        CelType resource = types.type("iam.Resource");
        return ImmutableSet.of(
                member("getAttribute", dyn, types.type("iam.Api"), text, dyn),
                member("hasOnly", yes, dyn, dyn),
                member("hasAny", yes, dyn, dyn),
                member("extract", text, text, text),
                member("matchTag", yes, resource, text, text),
                member("matchTagId", yes, resource, text, text),
                member("hasTagKey", yes, resource, text),
                member("hasTagKeyId", yes, resource, text));
    }

    private static CelFunctionDecl member(String name, CelType result, CelType... arguments) {
        return CelFunctionDecl.newFunctionDeclaration(
                name, CelOverloadDecl.newMemberOverload("iam_" + name, result, arguments));
    }
}

package dev.tenantry.install;

import static org.junit.jupiter.api.extension.ConditionEvaluationResult.disabled;
import static org.junit.jupiter.api.extension.ConditionEvaluationResult.enabled;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Marks a test that renders manifests; where nothing can, it is skipped, and says so loudly. */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsKustomize.Condition.class)
public @interface NeedsKustomize {

    /** Looks for the program. */
    final class Condition implements ExecutionCondition {

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            if (Kustomize.command().isPresent()) {
                return enabled("kustomize is installed");
            }
            System.err.println(
                    "\n*** NOT TESTED: "
                            + context.getDisplayName()
                            + " needs kubectl or kustomize, and neither is installed ***\n");
            return disabled("Neither kubectl nor kustomize is installed");
        }
    }
}

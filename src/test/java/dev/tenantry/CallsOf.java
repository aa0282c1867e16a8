package dev.tenantry;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.PackageMatcher;
import java.util.function.Predicate;

/** Calls of a library's clients whose method has such a name. */
final class CallsOf extends DescribedPredicate<JavaMethodCall> {

    private final PackageMatcher library;
    private final Predicate<String> method;

    CallsOf(String library, Predicate<String> method) {
        super("calls of clients of %s that do not only read", library);
        this.library = PackageMatcher.of(library);
        this.method = method;
    }

    @Override
    public boolean test(JavaMethodCall call) {
        return library.matches(call.getTargetOwner().getPackageName())
                && isAClient(call.getTargetOwner())
                && method.test(call.getTarget().getName());
    }

    /**
     * Settings, builders and messages have methods of these names too; only these talk to the
     * outside.
     */
    private static boolean isAClient(JavaClass owner) {
        String name = owner.getSimpleName();
        return name.endsWith("Client")
                || name.endsWith("Callable")
                || owner.getPackageName().startsWith("io.fabric8.kubernetes.client.dsl");
    }
}

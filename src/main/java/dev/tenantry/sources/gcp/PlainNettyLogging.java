package dev.tenantry.sources.gcp;

import com.oracle.svm.core.annotate.Substitute;
import com.oracle.svm.core.annotate.TargetClass;
import io.grpc.netty.shaded.io.netty.util.internal.logging.InternalLoggerFactory;
import io.grpc.netty.shaded.io.netty.util.internal.logging.JdkLoggerFactory;

/**
 * In a native executable the network layer inside Google's clients logs as the JDK does: it would
 * also know Log4j, which is not here, and a native executable links every class that it names.
 */
@TargetClass(InternalLoggerFactory.class)
@SuppressWarnings({"UnusedMethod", "UnusedVariable"}) // the builder of the executable uses them
final class PlainNettyLogging {

    private PlainNettyLogging() {}

    @Substitute
    private static InternalLoggerFactory newDefaultFactory(String name) {
        return JdkLoggerFactory.INSTANCE;
    }
}

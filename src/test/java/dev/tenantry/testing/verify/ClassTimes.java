package dev.tenantry.testing.verify;

import com.sun.management.OperatingSystemMXBean;
import dev.tenantry.testing.Counted;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Writes down each test class that ended: how long, how many tests ran, how many were skipped; one
 * line each in {@code target/verify/classes-<pid>}. JUnit finds it as a service.
 *
 * <p>Of the round that takes what others leave of the processor, what a class waited for it is not
 * counted: it took no longer than its {@linkplain ProcessorShares share} of the processor.
 */
public final class ClassTimes implements TestExecutionListener {

    /** Does it run beside another round, with what that leaves? */
    private static final boolean BESIDE = Boolean.getBoolean("tests.beside");

    private final ProcessorShares shares =
            new ProcessorShares(
                    ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                            ::getProcessCpuTime);

    private final Map<String, Running> running = new ConcurrentHashMap<>();
    private @Nullable TestPlan plan;

    private record Running(String test, long began, AtomicInteger tests, AtomicInteger skipped) {

        static Running of(String test) {
            return new Running(test, System.nanoTime(), new AtomicInteger(), new AtomicInteger());
        }
    }

    @Override
    public void testPlanExecutionStarted(TestPlan whole) {
        plan = whole;
    }

    @Override
    public void executionStarted(TestIdentifier started) {
        ofClass(started)
                .ifPresent(
                        test -> {
                            shares.begin(started.getUniqueId());
                            running.put(started.getUniqueId(), Running.of(test));
                        });
    }

    @Override
    public void executionSkipped(TestIdentifier skipped, String reason) {
        if (ofClass(skipped).isPresent()) {
            executionStarted(skipped);
            around(skipped).ifPresent(all -> all.skipped().incrementAndGet());
            end(skipped);
        } else {
            around(skipped).ifPresent(all -> all.skipped().incrementAndGet());
        }
    }

    @Override
    public void executionFinished(TestIdentifier finished, TestExecutionResult result) {
        boolean aborted = result.getStatus() == TestExecutionResult.Status.ABORTED;
        if (finished.isTest() || aborted) {
            around(finished)
                    .map(all -> aborted ? all.skipped() : all.tests())
                    .ifPresent(AtomicInteger::incrementAndGet);
        }
        end(finished);
    }

    private void end(TestIdentifier ended) {
        Running all = running.remove(ended.getUniqueId());
        if (all != null) {
            long whole = System.nanoTime() - all.began();
            long share = shares.end(ended.getUniqueId());
            long millis = TimeUnit.NANOSECONDS.toMillis(BESIDE ? Math.min(whole, share) : whole);
            write("%s\t%d\t%s\t%s".formatted(all.test(), millis, all.tests(), all.skipped()));
        }
    }

    /** Of what stands at the top of a test tree: classes within classes count for the outer one. */
    private Optional<String> ofClass(TestIdentifier identifier) {
        TestSource source = identifier.getSource().orElse(null);
        return source instanceof ClassSource ofClass && around(identifier).isEmpty()
                ? Optional.of(ofClass.getClassName())
                : Optional.empty();
    }

    private Optional<Running> around(TestIdentifier identifier) {
        @Nullable TestIdentifier at = identifier;
        while (at != null) {
            Running all = running.get(at.getUniqueId());
            if (all != null) {
                return Optional.of(all);
            }
            at = plan == null ? null : plan.getParent(at).orElse(null);
        }
        return Optional.empty();
    }

    private static void write(String line) {
        Path file = Counted.FOLDER.resolve("classes-" + ProcessHandle.current().pid());
        try {
            Files.createDirectories(Counted.FOLDER);
            Files.write(file, List.of(line), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

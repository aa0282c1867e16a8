package dev.tenantry.testing;

import dev.tenantry.sandbox.SandboxProcess;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Starts one sandbox for all tests of a run, on free ports, beside the application:
 * {@code @WithTestResource(SandboxResource.class)}. It ends with the process that runs the tests.
 */
public final class SandboxResource implements QuarkusTestResourceLifecycleManager {

    private static final Path STATE = Path.of("target", "sandbox-" + ProcessHandle.current().pid());

    @Override
    public Map<String, String> start() {
        List<String> arguments =
                List.of(
                        "--ports", "free",
                        "--console", "http://127.0.0.1:8081",
                        "--pace", "PT0.2S",
                        "--until", Long.toString(ProcessHandle.current().pid()));
        Map<String, String> addresses =
                new TreeMap<>(
                        new SandboxProcess(STATE)
                                .ensure(System.getProperty("java.class.path"), arguments));
        addresses.put("tenantry.estate.mirror", STATE.resolve("mirror").toString());
        return addresses;
    }

    @Override
    public void stop() {
        // One sandbox serves every application of the run; it watches our process and ends with it.
    }
}

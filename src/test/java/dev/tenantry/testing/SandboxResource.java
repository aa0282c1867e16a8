package dev.tenantry.testing;

import dev.tenantry.sandbox.SandboxProcess;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Starts one sandbox for all tests of a run, on free ports, beside the application:
 * {@code @WithTestResource(SandboxResource.class)}. It ends with the process that runs the tests.
 */
public final class SandboxResource implements QuarkusTestResourceLifecycleManager {

    static final int CONSOLE_PORT = port("tenantry.test.console-port");
    private static final int MANAGEMENT_PORT = port("tenantry.test.management-port");

    /** The state folder of the sandbox of this run. */
    public static final Path STATE =
            Path.of("target", "sandbox-" + ProcessHandle.current().pid()).toAbsolutePath();

    static final String GITHUB = "github";

    /** What its GitHub held before anybody used it. */
    static final Path BEGINNING = STATE.resolve("beginning");

    @Override
    public Map<String, String> start() {
        Map<String, String> addresses = addresses();
        addresses.put("quarkus.http.test-port", Integer.toString(CONSOLE_PORT));
        addresses.put("quarkus.management.test-port", Integer.toString(MANAGEMENT_PORT));
        addresses.put("tenantry.public-url", "http://127.0.0.1:" + CONSOLE_PORT);
        addresses.put("tenantry.estate.mirror", STATE.resolve("mirror").toString());
        // As in the profile of tests, which a packaged application does not have.
        addresses.put("tenantry.indexing.first-look", "PT0S");
        addresses.put("tenantry.google.poll", "2s");
        return addresses;
    }

    /** Where the sandbox of this run is, which is started when it is not running yet. */
    public static synchronized Map<String, String> addresses() {
        List<String> arguments =
                List.of(
                        "--ports",
                        "free",
                        "--console",
                        "http://127.0.0.1:" + CONSOLE_PORT,
                        "--pace",
                        "PT0.2S",
                        "--record",
                        "--until",
                        Long.toString(ProcessHandle.current().pid()));
        boolean first = !Files.exists(STATE);
        Map<String, String> addresses =
                new SandboxProcess(STATE).ensure(System.getProperty("java.class.path"), arguments);
        if (first) {
            Counted.SANDBOX_START.one();
            OwnEstate.copy(STATE.resolve(GITHUB), BEGINNING.resolve(GITHUB));
        }
        return new TreeMap<>(addresses);
    }

    /** A file with which a test tells a part of the sandbox what shall go wrong. */
    public static Path faults(String part) {
        return STATE.resolve(part).resolve("faults");
    }

    /** One for the whole run: this class is loaded again for every application that is started. */
    private static int port(String key) {
        if (System.getProperty(key) == null) {
            System.setProperty(key, Integer.toString(FreePort.find()));
        }
        return Integer.getInteger(key);
    }

    @Override
    public void stop() {
        // One sandbox serves every application of the run; it watches our process and ends with it.
    }
}

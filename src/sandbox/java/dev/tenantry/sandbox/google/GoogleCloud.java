package dev.tenantry.sandbox.google;

import dev.tenantry.sandbox.Part;
import dev.tenantry.sandbox.SandboxSettings;
import dev.tenantry.sandbox.world.World;
import io.grpc.Server;
import io.grpc.ServerInterceptor;
import io.grpc.netty.NettyServerBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;

/** Google Cloud on loopback, over gRPC without encryption. */
public final class GoogleCloud implements Part {

    private static final int PORT = 8183;

    private final Server server;
    private final AllowPolicies policies;

    private GoogleCloud(Server server, AllowPolicies policies) {
        this.server = server;
        this.policies = policies;
    }

    /**
     * Starts it.
     *
     * @param listeners hear of every call before it is answered
     */
    public static GoogleCloud start(
            SandboxSettings settings, World world, ServerInterceptor... listeners) {
        Path folder = settings.folder("google");
        Directory directory = new Directory(world);
        Faults faults = new Faults(folder.resolve("faults"));
        FirstPolicies first = new FirstPolicies(world, directory);
        AllowPolicies policies = new AllowPolicies(folder.resolve("policies"), first::of);
        ProjectsApi resources = new ProjectsApi(directory, policies, faults);
        try {
            NettyServerBuilder server =
                    NettyServerBuilder.forAddress(
                                    new InetSocketAddress(
                                            InetAddress.getLoopbackAddress(), settings.port(PORT)))
                            .executor(Executors.newVirtualThreadPerTaskExecutor())
                            .addService(resources.projects())
                            .addService(resources.folders())
                            .addService(new IamAdmin(world, directory, faults).service());
            List.of(listeners).forEach(server::intercept);
            return new GoogleCloud(server.build().start(), policies);
        } catch (IOException e) {
            throw new UncheckedIOException("The sandbox's Google Cloud found no port", e);
        }
    }

    /** What the actuator changes when a grant is merged or removed. */
    public AllowPolicies policies() {
        return policies;
    }

    @Override
    public Map<String, String> addresses() {
        return Map.of(
                "tenantry.google.endpoint", "127.0.0.1:" + server.getPort(),
                "tenantry.google.plaintext", "true",
                "tenantry.google.credentials", "none");
    }

    @Override
    public void close() {
        server.shutdownNow();
    }
}

package dev.tenantry.sandbox.workflows;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantry.sandbox.kubernetes.Cluster;
import dev.tenantry.sandbox.world.Dice;
import dev.tenantry.sandbox.world.NodePool;
import dev.tenantry.sandbox.world.World;
import java.time.Duration;
import java.util.Locale;

/** The machines of the cluster, in their node pools. */
final class Nodes {

    private static final String CLUSTER = "data-prod";

    private Nodes() {}

    static void put(Cluster cluster, World world) {
        for (NodePool pool : world.pools()) {
            for (int i = 0; i < pool.nodes(); i++) {
                cluster.put(node(cluster, world, pool, i));
            }
        }
    }

    /** The name of a machine of that pool. */
    static String host(String pool, int number) {
        Dice dice = new Dice(7, pool + " " + Math.floorMod(number, 2));
        String group = String.format(Locale.ROOT, "%08x", pool.hashCode());
        return "gke-" + CLUSTER + "-" + pool + "-" + group + "-" + dice.letters(4);
    }

    private static ObjectNode node(Cluster cluster, World world, NodePool pool, int number) {
        ObjectNode node = cluster.json().createObjectNode();
        node.put("apiVersion", "v1").put("kind", "Node");
        String name = number < 2 ? host(pool.name(), number) : host(pool.name(), 0) + number;
        ObjectNode metadata = node.putObject("metadata").put("name", name);
        metadata.put(
                "creationTimestamp",
                world.now().minus(Duration.ofHours(7L + 31L * number)).toString());
        ObjectNode labels = metadata.putObject("labels");
        labels.put("cloud.google.com/gke-nodepool", pool.name());
        labels.put("node.kubernetes.io/instance-type", pool.machineType());
        labels.put(
                "topology.kubernetes.io/zone",
                world.platform().location() + "-" + (char) ('a' + number % 2));
        if (pool.spot()) {
            labels.put("cloud.google.com/gke-spot", "true");
        }
        node.putObject("spec")
                .put("providerID", "gce://" + world.platform().project() + "/" + name);
        ObjectNode status = node.putObject("status");
        ObjectNode capacity = status.putObject("capacity");
        capacity.put("cpu", Integer.toString(pool.cpus()));
        capacity.put("memory", pool.memoryGib() * 1024L * 1024L + "Ki");
        if (pool.gpus() > 0) {
            capacity.put("nvidia.com/gpu", Integer.toString(pool.gpus()));
        }
        ObjectNode ready = status.putArray("conditions").addObject();
        ready.put("type", "Ready").put("status", "True").put("reason", "KubeletReady");
        return node;
    }
}

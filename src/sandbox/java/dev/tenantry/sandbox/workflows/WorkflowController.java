package dev.tenantry.sandbox.workflows;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantry.sandbox.kubernetes.Cluster;
import dev.tenantry.sandbox.kubernetes.Kind;
import dev.tenantry.sandbox.world.World;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Plays Argo's controller: fills the cluster with the runs of the last weeks and then lets time
 * pass, starting runs, moving their steps on, and finishing them.
 */
public final class WorkflowController implements AutoCloseable {

    /** More runs than this are not for a cluster, but for {@link RunStream}. */
    private static final int MOST_IN_CLUSTER = 20_000;

    private static final Duration TICK = Duration.ofSeconds(2);

    private final Cluster cluster;
    private final RunCalendar calendar;
    private final RunObject objects;
    private final Clock clock;
    private final List<RunPlan> going = new ArrayList<>();
    private final Thread timer = Thread.ofVirtual().name("workflows").unstarted(this::live);
    private Instant begunUntil = Instant.EPOCH;

    private WorkflowController(Cluster cluster, World world, int runs, Clock clock) {
        this.cluster = cluster;
        this.calendar = new RunCalendar(world, Math.min(runs, MOST_IN_CLUSTER));
        this.objects = new RunObject(cluster.json());
        this.clock = clock;
    }

    /**
     * Starts it; returns when the cluster is up to date.
     *
     * @param runs about how many runs a new cluster has; 0 leaves it to the world
     */
    public static WorkflowController start(Cluster cluster, World world, int runs, Clock clock) {
        WorkflowController controller = new WorkflowController(cluster, world, runs, clock);
        Nodes.put(cluster, world);
        controller.catchUp();
        controller.timer.start();
        return controller;
    }

    /** Moves everything on to the clock's instant. */
    public synchronized void tick() {
        Instant now = clock.instant();
        calendar.between(begunUntil, now).forEach(going::add);
        begunUntil = now;
        going.forEach(plan -> cluster.put(objects.at(plan, now)));
        going.removeIf(plan -> !now.isBefore(plan.finishedAt()));
    }

    @Override
    public void close() {
        timer.interrupt();
    }

    private void live() {
        try {
            while (true) {
                Thread.sleep(TICK);
                tick();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Goes on where the cluster's runs end, and with those that were under way. */
    private void catchUp() {
        Instant now = clock.instant();
        Instant newest =
                cluster.all(Kind.WORKFLOW, run -> true).stream()
                        .map(run -> created(run))
                        .max(Instant::compareTo)
                        .orElse(now.minus(RunCalendar.HISTORY));
        Instant open = newest.minus(Duration.ofHours(12));
        Instant earliest = now.minus(RunCalendar.HISTORY);
        begunUntil = open.isBefore(earliest) ? earliest : open;
        tick();
    }

    private static Instant created(JsonNode run) {
        return Instant.parse(run.at("/metadata/creationTimestamp").asText());
    }
}

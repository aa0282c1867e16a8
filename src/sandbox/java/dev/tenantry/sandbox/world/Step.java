package dev.tenantry.sandbox.world;

import java.util.List;

/**
 * One step of a workflow template.
 *
 * @param pool the node pool it asks for
 * @param memoryGib requested
 * @param after the steps it waits for
 * @param usualSeconds how long it takes on a usual day
 */
public record Step(
        String name,
        String image,
        String pool,
        int cpus,
        int memoryGib,
        int gpus,
        List<String> after,
        int usualSeconds) {

    public Step {
        after = List.copyOf(after);
    }
}

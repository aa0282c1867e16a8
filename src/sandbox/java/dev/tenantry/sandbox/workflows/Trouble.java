package dev.tenantry.sandbox.workflows;

import dev.tenantry.sandbox.world.Step;

/** Why an attempt of a step fails, in the words of Kubernetes, Argo and Google. */
enum Trouble {
    OUT_OF_MEMORY,
    DENIED,
    IMAGE,
    DEADLINE,
    PREEMPTED,
    TESTS,
    EXIT;

    /** What Argo writes into the node's message. */
    String message(Step step, String project) {
        return switch (this) {
            case OUT_OF_MEMORY -> "OOMKilled (exit code 137)";
            case DENIED ->
                    "Error (exit code 1): google.api_core.exceptions.Forbidden: 403 Access Denied:"
                            + " BigQuery BigQuery: Permission bigquery.tables.updateData denied on"
                            + " dataset "
                            + project
                            + " (or it may not exist).";
            case IMAGE ->
                    "ImagePullBackOff: Back-off pulling image \""
                            + step.image()
                            + "\": ErrImagePull: rpc error: code = NotFound desc = failed to pull"
                            + " and unpack image: not found";
            case DEADLINE -> "Pod was active on the node longer than the specified deadline";
            case PREEMPTED -> "Pod was terminated in response to imminent node shutdown.";
            case TESTS ->
                    "Error (exit code 2): 3 of 214 data tests failed: not_null_orders_customer_id,"
                            + " unique_orders_order_id, accepted_values_orders_status";
            case EXIT -> "Error (exit code 64): delivery file has 17 columns, 18 were expected";
        };
    }

    /** The container's exit code; empty when it never ran or was not asked. */
    String exitCode() {
        return switch (this) {
            case OUT_OF_MEMORY -> "137";
            case DENIED -> "1";
            case TESTS -> "2";
            case EXIT -> "64";
            case IMAGE, DEADLINE, PREEMPTED -> "";
        };
    }
}

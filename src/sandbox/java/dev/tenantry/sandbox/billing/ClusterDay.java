package dev.tenantry.sandbox.billing;

import dev.tenantry.sandbox.billing.BilledAccount.Pool;
import dev.tenantry.sandbox.billing.BilledAccount.Project;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the nodes of one pool cost on one day, split by namespace as GKE's cost allocation does: by
 * what pods ask for; the rest is idle, and the system has its part.
 */
record ClusterDay(BilledAccount account, LocalDate day) {

    private static final double IDLE = .17;
    private static final double OVERHEAD = .06;

    double total(Pool pool) {
        return pool.daily()
                * new Season(account.newest()).factor(day)
                * Season.jitter(pool.name(), day);
    }

    /** The part of each namespace; the parts add up to one. */
    Map<String, Double> shares(Pool pool) {
        Map<String, Double> weights = new TreeMap<>();
        double sum = 0;
        for (Project tenant : account.tenants()) {
            double appetite =
                    Season.random(tenant.id() + pool.name(), LocalDate.EPOCH).nextDouble();
            if (appetite > .3 && tenant.exists(day)) {
                double jitter = Season.jitter(tenant.id() + pool.name(), day);
                double weight = tenant.daily() * appetite * jitter;
                weights.put(tenant.namespace(), weight);
                sum += weight;
            }
        }
        double used = sum;
        double left = used == 0 ? 0 : 1 - IDLE - OVERHEAD;
        weights.replaceAll((namespace, weight) -> weight / used * left);
        weights.put("kube:system-overhead", OVERHEAD);
        weights.put("kube:unallocated", 1 - OVERHEAD - left);
        return weights;
    }

    /** The labels of a charge; an empty namespace is one that is not known yet. */
    Map<String, String> labels(Pool pool, String namespace) {
        Map<String, String> labels = new TreeMap<>();
        labels.put("goog-k8s-cluster-name", account.cluster());
        labels.put("goog-k8s-node-pool-name", pool.name());
        labels.put("goog-gke-node-pool-provisioning-model", pool.spot() ? "spot" : "on-demand");
        if (!namespace.isEmpty()) {
            labels.put("k8s-namespace", namespace);
        }
        return labels;
    }
}

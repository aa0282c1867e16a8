package dev.tenantry.cluster;

import dev.tenantry.indexing.Projection;
import dev.tenantry.indexing.Upsert;
import dev.tenantry.sources.kubernetes.ArgoApplication;
import dev.tenantry.sources.kubernetes.ArgoApplication.Deployment;
import dev.tenantry.sources.kubernetes.ArgoApplication.Operation;
import dev.tenantry.sources.kubernetes.ArgoApplication.Source;
import dev.tenantry.sources.kubernetes.ClusterFacts;
import dev.tenantry.sources.kubernetes.ClusterNode;
import dev.tenantry.sources.kubernetes.ClusterObject;
import dev.tenantry.sources.kubernetes.ConnectorObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Keeps what is live beside what is desired: Argo CD's Applications, Config Connector's objects and
 * the nodes, as the cluster reports them. Who wants to know whether a change is live reads {@code
 * read_model.argo_application} and {@code read_model.config_connector_object}.
 */
@ApplicationScoped
public class LiveObjectsProjection implements Projection<ClusterFacts> {

    @Override
    public Class<ClusterFacts> facts() {
        return ClusterFacts.class;
    }

    @Override
    public void project(ClusterFacts facts, Connection transaction) throws SQLException {
        forget(facts, transaction);
        applications(facts, transaction);
        watchedKinds(facts, transaction);
        connectorObjects(facts, transaction);
        nodes(facts, transaction);
    }

    private static void forget(ClusterFacts facts, Connection transaction) throws SQLException {
        forget(facts, transaction, ArgoApplication.class, "read_model.argo_application");
        forget(facts, transaction, ClusterNode.class, "read_model.cluster_node");
        String objects = "delete from read_model.config_connector_object where kind = ? and ";
        try (Upsert others = new Upsert(transaction, objects + "uid <> all (?)");
                Upsert one = new Upsert(transaction, objects + "uid = ?")) {
            for (var complete : facts.complete(ConnectorObject.class).toList()) {
                others.row(complete.kind().kind(), complete.uids());
            }
            for (var gone : facts.gone(ConnectorObject.class).toList()) {
                one.row(gone.kind().kind(), gone.id().uid());
            }
        }
    }

    private static void forget(
            ClusterFacts facts,
            Connection transaction,
            Class<? extends ClusterObject> type,
            String table)
            throws SQLException {
        try (Upsert others =
                        new Upsert(transaction, "delete from " + table + " where uid <> all (?)");
                Upsert one = new Upsert(transaction, "delete from " + table + " where uid = ?")) {
            for (var complete : facts.complete(type).toList()) {
                others.row(complete.uids());
            }
            for (var gone : facts.gone(type).toList()) {
                one.row(gone.id().uid());
            }
        }
    }

    private static void applications(ClusterFacts facts, Connection transaction)
            throws SQLException {
        String sql =
                """
                insert into read_model.argo_application
                  (namespace, name, uid, project, path, target_revision, destination_namespace,
                   sync_status, sync_revision, health, operation_phase, operation_message,
                   operation_revision, operation_started_at, operation_finished_at,
                   deployed_revision, deployed_at, conditions, reconciled_at, resource_version,
                   as_of, paths, revisions, synced, unsynced)
                values (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)
                on conflict (namespace, name) do update set uid = excluded.uid,
                  project = excluded.project, path = excluded.path,
                  target_revision = excluded.target_revision,
                  destination_namespace = excluded.destination_namespace,
                  sync_status = excluded.sync_status, sync_revision = excluded.sync_revision,
                  health = excluded.health, operation_phase = excluded.operation_phase,
                  operation_message = excluded.operation_message,
                  operation_revision = excluded.operation_revision,
                  operation_started_at = excluded.operation_started_at,
                  operation_finished_at = excluded.operation_finished_at,
                  deployed_revision = excluded.deployed_revision,
                  deployed_at = excluded.deployed_at, conditions = excluded.conditions,
                  reconciled_at = excluded.reconciled_at,
                  resource_version = excluded.resource_version, as_of = excluded.as_of,
                  paths = excluded.paths, revisions = excluded.revisions,
                  synced = excluded.synced, unsynced = excluded.unsynced
                """;
        try (Upsert rows = new Upsert(transaction, sql)) {
            for (ArgoApplication app : facts.seen(ArgoApplication.class)) {
                Optional<Operation> operation = app.operation();
                Optional<Deployment> deployed =
                        app.history().isEmpty()
                                ? Optional.empty()
                                : Optional.of(app.history().getLast());
                rows.row(
                        app.id().namespace(),
                        app.id().name(),
                        app.id().uid(),
                        app.project(),
                        app.path(),
                        app.targetRevision(),
                        app.destinationNamespace(),
                        app.syncStatus(),
                        app.syncRevision(),
                        app.health(),
                        operation.map(Operation::phase),
                        operation.map(Operation::message),
                        operation.map(Operation::revision),
                        operation.flatMap(Operation::startedAt),
                        operation.flatMap(Operation::finishedAt),
                        deployed.map(Deployment::revision),
                        deployed.flatMap(Deployment::deployedAt),
                        app.conditions(),
                        app.reconciledAt(),
                        app.id().version(),
                        facts.asOf(),
                        app.sources().stream().map(Source::path).toList(),
                        app.sources().stream().map(Source::revision).toList(),
                        app.synced(),
                        app.unsynced());
            }
        }
    }

    /** What of a kind that was never listed is not here may be there. */
    private static void watchedKinds(ClusterFacts facts, Connection transaction)
            throws SQLException {
        String sql =
                """
                insert into read_model.watched_kind (api_group, kind, listed_at) values (?,?,?)
                on conflict (api_group, kind) do nothing
                """;
        try (Upsert rows = new Upsert(transaction, sql)) {
            for (var complete : facts.complete(ConnectorObject.class).toList()) {
                rows.row(complete.kind().group(), complete.kind().kind(), facts.asOf());
            }
        }
    }

    private static void connectorObjects(ClusterFacts facts, Connection transaction)
            throws SQLException {
        String sql =
                """
                insert into read_model.config_connector_object
                  (kind, namespace, name, api_group, uid, ready, reason, message, since,
                   generation, observed_generation, deleting, created_at, resource_version, as_of)
                values (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)
                on conflict (kind, namespace, name) do update set
                  api_group = excluded.api_group, uid = excluded.uid, ready = excluded.ready,
                  reason = excluded.reason, message = excluded.message, since = excluded.since,
                  generation = excluded.generation,
                  observed_generation = excluded.observed_generation,
                  deleting = excluded.deleting, created_at = excluded.created_at,
                  resource_version = excluded.resource_version, as_of = excluded.as_of
                """;
        try (Upsert rows = new Upsert(transaction, sql)) {
            for (ConnectorObject object : facts.seen(ConnectorObject.class)) {
                rows.row(
                        object.kind(),
                        object.id().namespace(),
                        object.id().name(),
                        object.group(),
                        object.id().uid(),
                        object.ready(),
                        object.reason(),
                        object.message(),
                        object.since(),
                        object.generation(),
                        object.observedGeneration(),
                        object.deleting(),
                        object.id().createdAt(),
                        object.id().version(),
                        facts.asOf());
            }
        }
    }

    private static void nodes(ClusterFacts facts, Connection transaction) throws SQLException {
        String sql =
                """
                insert into read_model.cluster_node
                  (name, uid, pool, machine_type, zone, spot, ready, cpu, memory, gpus, created_at)
                values (?,?,?,?,?,?,?,?,?,?,?)
                on conflict (name) do update set uid = excluded.uid, pool = excluded.pool,
                  machine_type = excluded.machine_type, zone = excluded.zone,
                  spot = excluded.spot, ready = excluded.ready, cpu = excluded.cpu,
                  memory = excluded.memory, gpus = excluded.gpus,
                  created_at = excluded.created_at
                """;
        try (Upsert rows = new Upsert(transaction, sql)) {
            for (ClusterNode node : facts.seen(ClusterNode.class)) {
                rows.row(
                        node.id().name(),
                        node.id().uid(),
                        node.pool(),
                        node.machineType(),
                        node.zone(),
                        node.spot(),
                        node.ready(),
                        node.cpu(),
                        node.memory(),
                        node.gpus(),
                        node.id().createdAt());
            }
        }
    }
}

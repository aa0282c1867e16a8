package dev.tenantry.policy.isolation;

import dev.tenantry.estate.Grants;
import dev.tenantry.estate.ResourceName;
import dev.tenantry.estate.Zone;
import dev.tenantry.manifest.Manifest;
import dev.tenantry.manifest.TenantId;
import dev.tenantry.policy.change.Case;
import dev.tenantry.policy.change.Kinds;
import dev.tenantry.policy.change.Sentence;
import dev.tenantry.policy.change.Violation;
import dev.tenantry.policy.safeguards.NodePools;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * By which account something of the platform's acts: a machine, a job, a workload. It must not be a
 * tenant's, nor the one that works for a tenant; and what runs on a machine must not get the
 * machine's.
 */
final class ActingAs {

    private static final Pattern ACCOUNT =
            Pattern.compile(
                    "(?i)([a-z0-9-]+)@" + ResourceName.ID + "\\.iam\\.gserviceaccount\\.com");

    /** By the manifest that makes it, with or without its namespace. */
    private static final Pattern BY_NAME = Pattern.compile("(?:[a-z0-9-]+/)?(kcc-[a-z0-9-]+)");

    private static final String METADATA = "workloadMetadataConfig";
    private static final String OF_THE_POD = "GKE_METADATA";
    private static final Set<String> OF_PODS = Set.of(OF_THE_POD, "GKE_METADATA_SERVER");

    private ActingAs() {}

    static Optional<Violation> judge(Case what, Manifest object) {
        return Zone.of(object.path()).equals(Optional.of(Zone.PLATFORM))
                ? identity(what, object)
                        .or(() -> metadata(what, object))
                        .or(() -> NodePools.judge(what, object))
                : Optional.empty();
    }

    /** What gives an account something has rules of its own. */
    private static Optional<Violation> identity(Case what, Manifest object) {
        if (Grants.KINDS.contains(object.kind())
                || List.of("IAMServiceAccount", "BigQueryDataset").contains(object.kind())) {
            return Optional.empty();
        }
        List<String> accounts = new ArrayList<>();
        object.body().walk((key, node) -> node.at().ifPresent(t -> accounts.addAll(in(what, t))));
        return accounts.stream()
                .findFirst()
                .map(
                        account ->
                                Violation.at(
                                        object.path(),
                                        object.line(),
                                        "%s would act by %s, which is a tenant's or works for one."
                                                .formatted(shown(object), account),
                                        "An account of its own."));
    }

    private static List<String> in(Case what, String text) {
        Stream<String> named =
                Optional.of(BY_NAME.matcher(text)).filter(m -> m.matches()).stream()
                        .map(m -> m.group(1))
                        .filter(account -> isIdentity(what, account));
        return Stream.concat(
                        ACCOUNT.matcher(text)
                                .results()
                                .filter(found -> isOfTenant(what, found))
                                .map(MatchResult::group),
                        named)
                .toList();
    }

    private static boolean isOfTenant(Case what, MatchResult account) {
        return account.group(1).toLowerCase(Locale.ROOT).startsWith(PlatformNames.IDENTITY)
                || !what.owners(account.group(2).toLowerCase(Locale.ROOT)).isEmpty();
    }

    /** The identity that works for a tenant, before the change or after it. */
    static boolean isIdentity(Case what, String account) {
        return Optional.of(account)
                .filter(a -> a.startsWith(PlatformNames.IDENTITY))
                .map(a -> a.substring(PlatformNames.IDENTITY.length()))
                .flatMap(TenantId::of)
                .filter(tenant -> what.before(tenant).or(() -> what.after(tenant)).isPresent())
                .isPresent();
    }

    /** Pods of all tenants would act by the machines' account. */
    private static Optional<Violation> metadata(Case what, Manifest object) {
        List<String> before = what.before(object).map(ActingAs::modes).orElse(List.of());
        List<String> now = modes(object);
        boolean same = before.equals(now) && !before.isEmpty();
        boolean fine = OF_PODS.containsAll(now) && (before.isEmpty() || !now.isEmpty());
        return same || fine
                ? Optional.empty()
                : Optional.of(
                        Violation.at(
                                object.path(),
                                object.lineOf("spec"),
                                "What runs on machines of %s would act by the machines' account."
                                        .formatted(shown(object)),
                                "%s: {mode: %s}".formatted(METADATA, OF_THE_POD)));
    }

    private static List<String> modes(Manifest object) {
        List<String> modes = new ArrayList<>();
        object.body()
                .walk(
                        (key, node) -> {
                            if (key.equals(METADATA)) {
                                node.at("mode").ifPresent(modes::add);
                                node.at("nodeMetadata").ifPresent(modes::add);
                            }
                        });
        return modes;
    }

    private static String shown(Manifest object) {
        return Sentence.capital(Kinds.noun(object)) + " " + object.name();
    }
}

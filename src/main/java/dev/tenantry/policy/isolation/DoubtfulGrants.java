package dev.tenantry.policy.isolation;

import dev.tenantry.estate.DesiredGrant;
import dev.tenantry.estate.Principal;
import dev.tenantry.estate.Resource;
import dev.tenantry.estate.ResourceName;
import dev.tenantry.estate.Zone;
import dev.tenantry.manifest.TenantId;
import dev.tenantry.policy.change.Case;
import dev.tenantry.policy.change.Violation;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What may be right outside of the tenants' folders, and only somebody who knows more than the
 * estate says can tell: access for strangers, to what is nobody's, or to what all tenants hang on.
 */
final class DoubtfulGrants {

    private static final Pattern OF_GOOGLE =
            Pattern.compile("service-[0-9]+@gcp-sa-[a-z0-9-]+\\.iam\\.gserviceaccount\\.com");

    private static final Pattern NUMBERED =
            Pattern.compile("[0-9]+(-compute@developer|@cloudservices)\\..*");

    /** Roles that only let look, by their last word. */
    private static final Pattern LOOKING =
            Pattern.compile("roles/browser|roles/(.*\\.)?([a-z]*V|v)iewer|.*Reader");

    private final Case what;
    private final DesiredGrant grant;
    private final List<String> platforms;

    private DoubtfulGrants(Case what, DesiredGrant grant) {
        this.what = what;
        this.grant = grant;
        this.platforms = what.projects().platforms();
    }

    /** Much is to be told only where somebody has said which project is the platform's. */
    static Stream<Violation> judge(Case what, DesiredGrant grant) {
        DoubtfulGrants doubtful = new DoubtfulGrants(what, grant);
        Stream<Optional<Violation>> inPlatform =
                doubtful.platforms.isEmpty()
                        ? Stream.empty()
                        : Stream.of(doubtful.stranger(), doubtful.nobodys(), doubtful.aboveAll());
        return Stream.concat(Stream.of(doubtful.below()), inPlatform).flatMap(Optional::stream);
    }

    /** What is given on a folder or an organisation is given on every project below it. */
    private Optional<Violation> below() {
        return SharedRights.isAbove(grant.target().kind(), grant.role())
                ? doubt(
                        "On %s %s has it in the projects of all tenants below."
                                .formatted(grant.resource().shown(), grant.principal().shown()),
                        "A grant on a single project.")
                : Optional.empty();
    }

    private Optional<Violation> stranger() {
        return isStranger()
                ? doubt(
                        "Nobody here knows whose %s is.".formatted(grant.principal().shown()),
                        "An account of the platform's project.")
                : Optional.empty();
    }

    private boolean isStranger() {
        Principal who = grant.principal();
        String name = who.name();
        return switch (who.kind()) {
            case FEDERATED, FEDERATED_SET ->
                    platforms.stream()
                            .noneMatch(p -> name.contains("/" + p + Isolation.OF_CLUSTERS));
            case SERVICE_ACCOUNT ->
                    who.workloadNamespace().isPresent()
                            ? platforms.stream()
                                    .noneMatch(p -> name.startsWith(p + ".svc.id.goog["))
                            : isOfStranger(who);
            case USER, GROUP, DOMAIN, REFERENCE, PROJECT_ROLE, EVERYBODY, UNKNOWN -> false;
        };
    }

    private boolean isOfStranger(Principal account) {
        return !OF_GOOGLE.matcher(account.name()).matches()
                && (NUMBERED.matcher(account.name()).matches()
                        || account.project()
                                .filter(p -> !platforms.contains(p) && what.owners(p).isEmpty())
                                .isPresent());
    }

    /** A tenant's account on what may be another tenant's one day, or was one's. */
    private Optional<Violation> nobodys() {
        Optional<TenantId> tenant = StrayHolders.tenant(what, grant);
        return tenant.isPresent() && !isPlatforms()
                ? doubt(
                        "Nobody here knows whose %s is, which an account of tenant %s would reach."
                                .formatted(grant.resource().shown(), tenant.get()),
                        "Something that the platform makes, or in its project.")
                : Optional.empty();
    }

    private boolean isPlatforms() {
        Resource on = grant.resource();
        boolean placed =
                platforms.contains(on.project())
                        || ResourceName.mentioned(grant.target().reference())
                                .anyMatch(platforms::contains);
        String name = grant.target().reference();
        String id = name.substring(name.lastIndexOf('/') + 1);
        return placed
                || what.manifests(Zone.PLATFORM.folder()).stream()
                        .filter(made -> made.kind().equals(grant.target().kind()))
                        .anyMatch(
                                made -> made.name().equals(id) || ResourceName.of(made).equals(id));
    }

    /** In the platform's project the accounts lie by which everything is made for all tenants. */
    private Optional<Violation> aboveAll() {
        boolean project =
                grant.resource().kind() == Resource.Kind.PROJECT
                        && platforms.contains(grant.resource().name())
                        && !SharedRights.mayHold("Project", grant.role())
                        && !LOOKING.matcher(grant.role().name()).matches();
        boolean account =
                grant.resource().kind() == Resource.Kind.SERVICE_ACCOUNT
                        && isPlatforms()
                        && !isWorkload();
        return project || account
                ? doubt(
                        "By %s %s may act for every tenant."
                                .formatted(grant.resource().shown(), grant.principal().shown()),
                        "A grant on a single thing.")
                : Optional.empty();
    }

    /** Of the platform's own, for which such accounts are made. */
    private boolean isWorkload() {
        return switch (grant.principal().kind()) {
            case SERVICE_ACCOUNT, REFERENCE, FEDERATED -> !isStranger();
            case USER, GROUP, DOMAIN, FEDERATED_SET, PROJECT_ROLE, EVERYBODY, UNKNOWN -> false;
        };
    }

    private Optional<Violation> doubt(String sentence, String better) {
        return Optional.of(Violation.of(grant, sentence, better));
    }
}

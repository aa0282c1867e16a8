package dev.tenantry.policy.isolation;

import dev.tenantry.estate.Mentions;
import dev.tenantry.estate.ResourceName;
import dev.tenantry.manifest.Manifest;
import dev.tenantry.manifest.TenantId;
import dev.tenantry.policy.change.Case;
import dev.tenantry.policy.change.Referred;
import dev.tenantry.policy.change.Violation;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** An object in a tenant's folders names nothing of another tenant, whatever for. */
final class OwnMentions {

    private final Case what;
    private final TenantId tenant;
    private final Manifest object;
    private final String project;
    private final List<String> referred;

    OwnMentions(Case what, TenantId tenant, Manifest object, String project) {
        this.what = what;
        this.tenant = tenant;
        this.object = object;
        this.project = project;
        this.referred = Referred.projects(what, object);
    }

    /** What is another's, or nobody can tell whose. */
    Optional<Violation> crossing() {
        return mention().or(this::reference).or(this::number);
    }

    /** In a text: a query, an environment variable, a patch. */
    private Optional<Violation> mention() {
        return Mentions.in(object).stream()
                .flatMap(
                        mention ->
                                other(mention.project())
                                        .map(
                                                other ->
                                                        refused(
                                                                mention.line(),
                                                                "names project %s of tenant %s"
                                                                        .formatted(
                                                                                mention.project(),
                                                                                other)))
                                        .stream())
                .findFirst();
    }

    /** By name, in a namespace that may be another's or the factory's. */
    private Optional<Violation> reference() {
        return Stream.concat(
                        Referred.tenants(object).filter(other -> !other.equals(tenant)),
                        referred.stream().flatMap(named -> other(named).stream()))
                .findFirst()
                .map(
                        other ->
                                refused(
                                        object.lineOf("spec"),
                                        "refers to something of tenant " + other));
    }

    private Optional<Violation> number() {
        return coming().filter(ResourceName::isNumber)
                .findFirst()
                .map(
                        number ->
                                refused(
                                        object.lineOf("spec"),
                                        "refers to project number %s, and we cannot tell whose that is"
                                                .formatted(number)));
    }

    /** Where what it is kept by, or told to, is nobody's here: to be looked at. */
    Optional<Violation> strange() {
        return coming().filter(this::isNobodys)
                .findFirst()
                .map(
                        named ->
                                refused(
                                        object.lineOf("spec"),
                                        "refers to project %s, and nobody here knows whose that is"
                                                .formatted(named)));
    }

    /** What it refers to that it did not refer to before. */
    private Stream<String> coming() {
        List<String> before =
                what.before(object).map(old -> Referred.projects(what, old)).orElse(List.of());
        return referred.stream().filter(p -> !before.contains(p));
    }

    private boolean isNobodys(String named) {
        return ResourceName.isId(named)
                && !named.equals(project)
                && !what.projects().platforms().isEmpty()
                && !what.projects().platforms().contains(named)
                && what.owners(named).isEmpty();
    }

    private Optional<TenantId> other(String named) {
        return named.equals(project) ? Optional.empty() : what.otherOwner(tenant, named);
    }

    private Violation refused(int line, String sentence) {
        return Violation.at(
                object.path(),
                line,
                "%s %s %s.".formatted(object.kind(), object.name(), sentence),
                "Only what is tenant " + tenant + "'s own.");
    }
}

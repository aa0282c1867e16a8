package dev.tenantry.estate;

import dev.tenantry.manifest.TenantId;
import java.time.Instant;
import java.util.Optional;

/**
 * A grant as a manifest asks for it: a principal, a role, a resource, a condition.
 *
 * @param path the file
 * @param line where it begins in the file, counted from 1
 * @param kind the kind of manifest that it comes from; only an {@code IAMPolicyMember} is ours
 * @param name {@code metadata.name}
 * @param namespace where the manifest says it goes; empty text when it does not
 * @param resource what it is on; a condition on a dataset's name narrows the project to the dataset
 * @param target what the manifest refers to, before the condition is looked at
 * @param notes who asked for it and why, as the manifest tells
 */
public record DesiredGrant(
        String path,
        int line,
        String kind,
        String name,
        String namespace,
        Principal principal,
        Role role,
        Resource resource,
        Target target,
        Optional<Condition> condition,
        Optional<Condition.Reading> reading,
        Notes notes) {

    /** The kind of manifest that the console writes. */
    public static final String MEMBER = "IAMPolicyMember";

    /**
     * What {@code resourceRef} says.
     *
     * @param kind as written, for example {@code StorageBucket}
     * @param reference the name, or the {@code external} text without {@code projects/}
     * @param namespace where the object it refers to lives; empty means beside the grant
     */
    public record Target(String kind, String reference, By by, Optional<String> namespace) {}

    /**
     * How the resource is named: by {@code external}, by the {@code name} of a manifest, as the
     * manifest that the grant stands in ({@code ITSELF}), or in no single way.
     */
    public enum By {
        EXTERNAL,
        NAME,
        ITSELF,
        UNCLEAR
    }

    /** When it ends by its condition; empty when it does not end, or not readably. */
    public Optional<Instant> ends() {
        return reading.flatMap(Condition.Reading::until);
    }

    /** Does it still give anything at {@code now}? */
    public boolean isActive(Instant now) {
        return ends().map(now::isBefore).orElse(true);
    }

    /** The tenant whose folder it stands in. */
    public Optional<TenantId> tenant() {
        return Places.tenant(path);
    }

    /** Made by the console or in its manner: ends or is dated, carries who and why. */
    public boolean isManaged() {
        return notes.labelled() || Places.isGrantFile(path);
    }

    /** The same person, role, resource and narrowing, whatever is said about the end. */
    public boolean givesTheSameAs(DesiredGrant other) {
        return principal.equals(other.principal)
                && role.equals(other.role)
                && resource.equals(other.resource)
                && narrowed().equals(other.narrowed());
    }

    /** To what the condition limits it besides the end; its whole text where that is not known. */
    private String narrowed() {
        return reading.map(
                        read ->
                                read.understood()
                                        ? read.within().orElse("")
                                        : condition.map(Condition::expression).orElse(""))
                .orElse("");
    }

    /** The same with the project of things that lie in the tenant's own. */
    public DesiredGrant inProject(String project) {
        return !resource.project().isEmpty() || resource.kind() == Resource.Kind.OTHER
                ? this
                : on(new Resource(resource.kind(), resource.name(), project));
    }

    /** The same on what the reference means. */
    public DesiredGrant on(Resource meant) {
        return new DesiredGrant(
                path, line, kind, name, namespace, principal, role, meant, target, condition,
                reading, notes);
    }

    /** The namespace that the object goes to, said or not. */
    public String goesTo() {
        return namespace.isEmpty() ? Places.namespace(path) : namespace;
    }

    /** Where the object goes, said or not: two objects of one name in two places are two. */
    private String place() {
        String tenant = Places.tenantOf(path).map(TenantId::value).orElse("");
        return tenant + " " + goesTo();
    }

    /** Is the other exactly this to Google: would nobody notice the difference? */
    public boolean isTwinOf(DesiredGrant other) {
        return kind.equals(other.kind)
                && name.equals(other.name)
                && place().equals(other.place())
                && principal.equals(other.principal)
                && role.equals(other.role)
                && target.equals(other.target)
                && condition
                        .map(Condition::expression)
                        .equals(other.condition.map(Condition::expression));
    }
}

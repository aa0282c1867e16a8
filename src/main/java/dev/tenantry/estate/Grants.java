package dev.tenantry.estate;

import dev.tenantry.manifest.Manifest;
import dev.tenantry.manifest.YamlList;
import dev.tenantry.manifest.YamlMap;
import dev.tenantry.manifest.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads who gets what from any kind of manifest that says so: {@code IAMPolicyMember}, {@code
 * IAMPartialPolicy}, {@code IAMPolicy}, and the access list of a {@code BigQueryDataset}.
 */
public final class Grants {

    public static final String IAM = "iam.cnrm.cloud.google.com";

    /** The kinds that are nothing but grants. */
    public static final Set<String> KINDS =
            Set.of(DesiredGrant.MEMBER, "IAMPartialPolicy", "IAMPolicy");

    private static final String BIGQUERY = "bigquery.cnrm.cloud.google.com";

    private Grants() {}

    /** The grants in a manifest; none when it is of another kind. */
    public static List<DesiredGrant> in(Manifest manifest) {
        if (manifest.is(IAM, DesiredGrant.MEMBER)) {
            return List.of(member(manifest, manifest.body().node("spec"), manifest.line()));
        }
        if (manifest.is(IAM, "IAMPartialPolicy") || manifest.is(IAM, "IAMPolicy")) {
            return bindings(manifest);
        }
        if (manifest.is(BIGQUERY, "BigQueryDataset")) {
            return accessList(manifest);
        }
        return List.of();
    }

    private static DesiredGrant member(Manifest manifest, Optional<YamlNode> spec, int line) {
        String principal = spec.flatMap(s -> s.at("member")).orElseGet(() -> from(manifest, spec));
        return grant(manifest, line, principal, spec);
    }

    private static List<DesiredGrant> bindings(Manifest manifest) {
        List<DesiredGrant> all = new ArrayList<>();
        manifest.maps("spec", "bindings")
                .forEach(binding -> bound(manifest, binding).forEach(all::add));
        return all;
    }

    private static List<DesiredGrant> bound(Manifest manifest, YamlMap binding) {
        List<DesiredGrant> all = new ArrayList<>();
        if (binding.get("members").orElse(null) instanceof YamlList members) {
            for (YamlNode node : members.items()) {
                String principal =
                        node.at()
                                .or(() -> node.at("member"))
                                .orElseGet(() -> from(manifest, Optional.of(node)));
                all.add(grant(manifest, node.line(), principal, Optional.of(binding)));
            }
        }
        return all;
    }

    private static DesiredGrant grant(
            Manifest manifest, int line, String principal, Optional<YamlNode> binding) {
        Optional<Condition> condition =
                binding.flatMap(b -> b.node("condition"))
                        .map(
                                c ->
                                        new Condition(
                                                c.at("title").orElse(""),
                                                c.at("expression").orElse("")));
        Optional<Condition.Reading> reading = condition.map(Condition::read);
        DesiredGrant.Target target = target(manifest);
        return new DesiredGrant(
                manifest.path(),
                line,
                manifest.kind(),
                manifest.name(),
                manifest.namespace().orElse(""),
                new Principal(principal),
                new Role(binding.flatMap(b -> b.at("role")).orElse("")),
                narrowed(resource(target), reading),
                target,
                condition,
                reading,
                Notes.of(manifest));
    }

    private static DesiredGrant.Target target(Manifest manifest) {
        String kind = manifest.at("spec", "resourceRef", "kind").orElse("");
        Optional<String> external = manifest.at("spec", "resourceRef", "external");
        Optional<String> name = manifest.at("spec", "resourceRef", "name");
        String reference = external.or(() -> name).orElse("");
        return new DesiredGrant.Target(
                kind,
                kind.equals("Project") ? withoutPrefix(reference, "projects/") : reference,
                by(external, name),
                manifest.at("spec", "resourceRef", "namespace"));
    }

    private static DesiredGrant.By by(Optional<String> external, Optional<String> name) {
        boolean empty = external.or(() -> name).filter(String::isBlank).isPresent();
        if (external.isPresent() == name.isPresent() || empty) {
            return DesiredGrant.By.UNCLEAR;
        }
        return external.isPresent() ? DesiredGrant.By.EXTERNAL : DesiredGrant.By.NAME;
    }

    private static Resource resource(DesiredGrant.Target target) {
        Resource.Kind kind =
                switch (target.kind()) {
                    case "Project" -> Resource.Kind.PROJECT;
                    case "StorageBucket" -> Resource.Kind.BUCKET;
                    case "BigQueryTable" -> Resource.Kind.TABLE;
                    case "IAMServiceAccount" -> Resource.Kind.SERVICE_ACCOUNT;
                    default -> Resource.Kind.OTHER;
                };
        return switch (kind) {
            case PROJECT -> Resource.project(target.reference());
            case OTHER -> new Resource(kind, target.kind() + " " + target.reference(), "");
            default -> new Resource(kind, target.reference(), "");
        };
    }

    /** A project grant whose condition names one dataset is a grant on that dataset. */
    private static Resource narrowed(Resource resource, Optional<Condition.Reading> reading) {
        String datasets = Condition.datasetName(resource.name(), "");
        return reading.flatMap(Condition.Reading::within)
                .filter(name -> resource.kind() == Resource.Kind.PROJECT)
                .filter(name -> name.startsWith(datasets))
                .map(name -> name.substring(datasets.length()))
                .filter(dataset -> !dataset.isEmpty() && dataset.indexOf('/') < 0)
                .map(dataset -> Resource.dataset(resource.name(), dataset))
                .orElse(resource);
    }

    private static List<DesiredGrant> accessList(Manifest manifest) {
        String id = ResourceName.of(manifest);
        Resource dataset = Resource.dataset("", id);
        return manifest.maps("spec", "access")
                .filter(entry -> entry.at("role").isPresent())
                .map(
                        entry ->
                                new DesiredGrant(
                                        manifest.path(),
                                        entry.line(),
                                        manifest.kind(),
                                        manifest.name(),
                                        manifest.namespace().orElse(""),
                                        new Principal(reader(entry)),
                                        new Role(datasetRole(entry.at("role").orElse(""))),
                                        dataset,
                                        new DesiredGrant.Target(
                                                "BigQueryDataset",
                                                id,
                                                DesiredGrant.By.ITSELF,
                                                Optional.empty()),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Notes.of(manifest)))
                .toList();
    }

    /** BigQuery's own spellings of a principal. */
    private static String reader(YamlMap entry) {
        Optional<String> special = entry.at("specialGroup");
        return entry.at("iamMember")
                .or(() -> entry.at("userByEmail").map(Grants::byEmail))
                .or(() -> entry.at("groupByEmail").map(g -> "group:" + g))
                .or(() -> entry.at("domain").map(d -> "domain:" + d))
                .or(() -> special)
                .orElse("unknown");
    }

    private static String byEmail(String email) {
        return (email.endsWith(".gserviceaccount.com") ? "serviceAccount:" : "user:") + email;
    }

    /** The legacy names read back by BigQuery's API, as the roles that they stand for. */
    private static String datasetRole(String role) {
        return switch (role) {
            case "OWNER" -> "roles/bigquery.dataOwner";
            case "WRITER" -> "roles/bigquery.dataEditor";
            case "READER" -> "roles/bigquery.dataViewer";
            default -> role;
        };
    }

    /** A member that is named by reference to another object, as {@code ref:namespace/name}. */
    private static String from(Manifest manifest, Optional<YamlNode> spec) {
        return spec.flatMap(s -> s.node("memberFrom"))
                .filter(YamlMap.class::isInstance)
                .map(YamlMap.class::cast)
                .flatMap(from -> from.entries().stream().findFirst())
                .map(YamlMap.Entry::value)
                .flatMap(
                        ref ->
                                ref.at("external")
                                        .map(Grants::withAccount)
                                        .or(() -> ref.at("name").map(n -> named(manifest, ref, n))))
                .orElse("");
    }

    private static String named(Manifest manifest, YamlNode ref, String name) {
        return "ref:" + ref.at("namespace").or(manifest::namespace).orElse("") + "/" + name;
    }

    private static String withAccount(String external) {
        return external.startsWith("serviceAccount:") ? external : "serviceAccount:" + external;
    }

    private static String withoutPrefix(String text, String prefix) {
        return text.startsWith(prefix) ? text.substring(prefix.length()) : text;
    }
}

package dev.tenantry.policy.argo;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.tenantry.estate.ArgoName;
import dev.tenantry.estate.ArgoSource;
import dev.tenantry.estate.Zone;
import dev.tenantry.manifest.Manifest;
import dev.tenantry.manifest.TenantId;
import dev.tenantry.policy.change.Case;
import dev.tenantry.policy.change.Identity;
import dev.tenantry.policy.change.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A folder is applied by one Application, and an Application is made by one object: of two, each
 * prunes what the other applies, and by its name one takes the other over.
 */
public final class ArgoOnce {

    private static final Set<String> KINDS = Set.of("Application", "ApplicationSet");

    private static final Pattern FILLED_IN = Pattern.compile("\\{\\{.*?}}", Pattern.DOTALL);

    private final Case what;
    private final Manifest object;
    private final List<Manifest> others;

    private ArgoOnce(Case what, Manifest object) {
        this.what = what;
        this.object = object;
        this.others =
                what.manifests(Zone.ARGO_CD.folder()).stream()
                        .filter(ArgoName::isArgo)
                        .filter(other -> KINDS.contains(other.kind()))
                        .filter(other -> !Identity.isSame(other, object))
                        .toList();
    }

    /** Empty unless it comes, or comes to apply another folder, and something else does already. */
    static Optional<Violation> judge(Case what, Manifest object) {
        if (!KINDS.contains(object.kind())) {
            return Optional.empty();
        }
        ArgoOnce once = new ArgoOnce(what, object);
        return once.folder().or(once::name);
    }

    private Optional<Violation> folder() {
        List<String> before = what.before(object).map(old -> folders(old, false)).orElse(List.of());
        return folders(object, false).stream()
                .filter(folder -> !before.contains(folder))
                .flatMap(folder -> meeting(folder).stream())
                .findFirst();
    }

    private Optional<Violation> meeting(String folder) {
        return others.stream()
                .filter(this::takesFromSame)
                .filter(other -> meets(folder, other))
                .findFirst()
                .map(
                        other ->
                                refused(
                                        "%s would be applied by %s %s and by %s %s."
                                                .formatted(
                                                        folder,
                                                        object.kind(),
                                                        object.name(),
                                                        other.kind(),
                                                        other.name()),
                                        "A folder that nothing else applies."));
    }

    private boolean meets(String folder, Manifest other) {
        return folders(other, true).stream().noneMatch(out -> covers(out, folder))
                && folders(other, false).stream()
                        .filter(
                                theirs ->
                                        folders(object, true).stream()
                                                .noneMatch(out -> covers(out, theirs)))
                        .anyMatch(
                                theirs ->
                                        isSame(folder, theirs)
                                                || (isDeep(object) && covers(folder, theirs))
                                                || (isDeep(other) && covers(theirs, folder)));
    }

    private static boolean isSame(String one, String other) {
        return covers(one, other) && covers(other, one);
    }

    /** Does the other lie below it, or is it the same? A star stands for any part of a path. */
    private static boolean covers(String folder, String other) {
        String[] above = folder.split("/", -1);
        String[] below = other.split("/", -1);
        for (int i = 0; i < above.length; i++) {
            if (i >= below.length || !(fits(above[i], below[i]) || fits(below[i], above[i]))) {
                return false;
            }
        }
        return true;
    }

    private static boolean fits(String pattern, String part) {
        String regex =
                Stream.of(pattern.split("\\*", -1))
                        .map(Pattern::quote)
                        .collect(Collectors.joining(".*", "(?s)", ""));
        return Pattern.matches(regex, part);
    }

    private static boolean isDeep(Manifest object) {
        List<Boolean> deep = new ArrayList<>();
        object.body()
                .walk(
                        (key, node) -> {
                            if (key.equals("recurse")) {
                                deep.add(node.at().filter("true"::equals).isPresent());
                            }
                        });
        return deep.contains(true);
    }

    /** Those that it applies, or those that a generator leaves out; not what is filled in. */
    private static List<String> folders(Manifest object, boolean leftOut) {
        List<String> folders = new ArrayList<>();
        object.body()
                .walk(
                        (key, node) -> {
                            boolean out = node.at("exclude").filter("true"::equals).isPresent();
                            if (out == leftOut) {
                                node.at("path").map(ArgoName::folder).ifPresent(folders::add);
                            }
                        });
        return folders.stream().filter(folder -> !folder.contains("{")).distinct().toList();
    }

    private boolean takesFromSame(Manifest other) {
        List<ArgoSource> theirs = ArgoSource.in(other);
        return ArgoSource.in(object).stream()
                .anyMatch(one -> theirs.stream().anyMatch(one::isOfSame));
    }

    private Optional<Violation> name() {
        String name = made(object);
        boolean same = what.before(object).filter(old -> made(old).equals(name)).isPresent();
        return same
                ? Optional.empty()
                : others.stream()
                        .filter(other -> isMadeBy(name, other))
                        .findFirst()
                        .map(
                                other ->
                                        refused(
                                                "%s is the name of an Application that %s %s makes."
                                                        .formatted(
                                                                name, other.kind(), other.name()),
                                                "A name of its own."));
    }

    /** The name of the Application that it is or makes. */
    private static String made(Manifest object) {
        return object.kind().equals("Application")
                ? object.name()
                : object.at("spec", "template", "metadata", "name").orElse("");
    }

    /** The same, or what another fills in for a tenant. */
    private boolean isMadeBy(String name, Manifest other) {
        return made(other).equals(name) || filledIn(other, name).anyMatch(this::isThere);
    }

    /** The tenants for whom a set makes an Application of this name. */
    public static Stream<TenantId> filledIn(Manifest set, String name) {
        String filled =
                Stream.of(FILLED_IN.split(made(set), -1))
                        .map(Pattern::quote)
                        .collect(Collectors.joining("(.+)", "(?s)", ""));
        Matcher matcher = Pattern.compile(filled).matcher(name);
        return matcher.matches()
                ? IntStream.rangeClosed(1, matcher.groupCount())
                        .mapToObj(matcher::group)
                        .flatMap(part -> TenantId.of(part).stream())
                : Stream.empty();
    }

    private boolean isThere(TenantId tenant) {
        return what.before(tenant).or(() -> what.after(tenant)).isPresent();
    }

    private Violation refused(String sentence, String allowed) {
        return Violation.at(object.path(), object.lineOf("spec"), sentence, allowed);
    }
}

package dev.tenantry.policy.change;

import dev.tenantry.estate.Places;
import dev.tenantry.manifest.Estate;
import dev.tenantry.manifest.Manifest;
import dev.tenantry.manifest.ManifestFile;
import dev.tenantry.manifest.Problem;
import dev.tenantry.manifest.YamlMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Kinds that the house takes although no rule of ours understands them: {@code policy/kinds.yaml}
 * names each with the people who have to look at it.
 */
public final class HouseKinds {

    /** Where it stands; a file of another name lists nothing. */
    public static final String PATH = Places.POLICY + "/kinds.yaml";

    public static final String KIND = "ApprovedKinds";

    private static final HouseList LIST =
            new HouseList(
                    PATH,
                    KIND,
                    "kinds",
                    Set.of("group", "kind", "approvers", "approverGroups"),
                    one -> one.at("kind").isPresent() && !Approvers.of(one).isNobody(),
                    "A listed kind has its kind, its group, and approvers, approverGroups or both",
                    "Correct it; until then no kind is listed here.");

    private final Map<String, Approvers> approvers = new HashMap<>();

    private HouseKinds() {}

    /** What the estate's list says; nothing is listed where there is none or it cannot be read. */
    public static HouseKinds of(Estate estate) {
        HouseKinds kinds = new HouseKinds();
        LIST.read(estate, kinds::take);
        return kinds;
    }

    private void take(YamlMap one) {
        approvers.put(
                one.at("group").orElse("") + "/" + one.at("kind").orElse(""), Approvers.of(one));
    }

    /** Who has to look at objects of this kind; empty when it is not listed. */
    public Optional<Approvers> approvers(Manifest object) {
        return Optional.ofNullable(approvers.get(object.group() + "/" + object.kind()));
    }

    /** What is wrong with a list as it would be. */
    public static List<Problem> problems(ManifestFile file) {
        return LIST.problems(file);
    }
}

package dev.tenantry.policy.safeguards;

import dev.tenantry.estate.Plain;
import dev.tenantry.manifest.Manifest;
import dev.tenantry.policy.change.AtGoogle;
import dev.tenantry.policy.change.Identity;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What would go with an object, or stays no longer when it goes. */
final class WeakerDeletion {

    private static final String CONNECTOR = "cnrm.cloud.google.com/";
    private static final String SYNC = "argocd.argoproj.io/sync-options";

    private WeakerDeletion() {}

    /** Parts of sentences, as {@link Weaker} has them. */
    static List<String> than(Manifest before, Manifest after) {
        List<String> said = new ArrayList<>();
        for (String name : List.of("force-destroy", "delete-contents-on-destroy")) {
            String key = CONNECTOR + name;
            if (after.annotation(key).filter("true"::equals).isPresent()
                    && before.annotation(key).filter("true"::equals).isEmpty()) {
                said.add("all data in it goes when it is deleted");
            }
        }
        String policy = CONNECTOR + "deletion-policy";
        boolean kept = before.annotation(policy).filter("abandon"::equals).isPresent();
        if (kept && after.annotation(policy).filter("abandon"::equals).isEmpty()) {
            said.add("Google's resource goes when its manifest is deleted, instead of staying");
        }
        if (!kept && AtGoogle.key(before).isPresent() && !Identity.isSame(before, after)) {
            said.add("Google's resource goes with the object of its old name");
        }
        Object rules = after.node("spec", "lifecycleRule").map(Plain::of).orElse("");
        if (before.kind().equals("StorageBucket")
                && !rules.equals(before.node("spec", "lifecycleRule").map(Plain::of).orElse(""))) {
            said.add(
                    rules.equals("")
                            ? "objects in it are deleted by no rule of age any more"
                            : "objects in it may be deleted by other rules of age");
        }
        options(before, after, said);
        return said;
    }

    /** What Argo CD may do with it when it syncs. */
    private static void options(Manifest before, Manifest after, List<String> said) {
        boolean makesAgain =
                Stream.of("Force=true", "Replace=true")
                        .anyMatch(option -> has(after, option) && !has(before, option));
        if (makesAgain && !AtGoogle.key(after).isEmpty()) {
            said.add("Argo CD may delete it and make it again");
        }
        if (has(before, "Prune=confirm")
                && !has(after, "Prune=confirm")
                && !has(after, "Prune=false")) {
            said.add("nobody is asked before it goes");
        }
    }

    private static boolean has(Manifest object, String option) {
        return object.annotation(SYNC)
                .filter(
                        all ->
                                Stream.of(all.split(",", -1))
                                        .map(String::strip)
                                        .anyMatch(option::equals))
                .isPresent();
    }
}

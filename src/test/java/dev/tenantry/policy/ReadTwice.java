package dev.tenantry.policy;

import static dev.tenantry.policy.GuardedEstate.BUCKET;

import dev.tenantry.policy.files.OneReading;
import java.util.ArrayList;
import java.util.List;

/** What two readers of YAML read differently. */
final class ReadTwice {

    private ReadTwice() {}

    static List<Attack> all() {
        String bucket = GuardedEstate.bucket("true", "enforced", "864000");
        List<Attack> all = new ArrayList<>();
        for (String value : List.of("yes", "on", "y", "No", "OFF")) {
            all.add(
                    Attack.refused(
                            "unquoted " + value,
                            BUCKET,
                            bucket.replace("Level" + "Access: true", "LevelAccess: " + value),
                            OneReading.RULE));
        }
        for (String value : List.of("0100", "0x10", "1_000", "1:30", "0o17", "+5")) {
            all.add(
                    Attack.refused(
                            "the number " + value,
                            BUCKET,
                            bucket.replace("864000", value),
                            OneReading.RULE));
        }
        String account =
                "apiVersion: v1\nkind: ServiceAccount\nmetadata:\n  name: a\n  namespace: t-acme-retail\n";
        for (String merge : List.of("<<", "\"<<\"", "'<<'")) {
            all.add(
                    Attack.refused(
                            "annotations merged in by " + merge,
                            Attack.FOLDER + "a.yaml",
                            account
                                    + "  annotations:\n    "
                                    + merge
                                    + ": {iam.gke.io/gcp-service-account: a@acme-bank-ml-prod.iam.gserviceaccount.com}\n",
                            OneReading.RULE));
        }
        return all;
    }
}

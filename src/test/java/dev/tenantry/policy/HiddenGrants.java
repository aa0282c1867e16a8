package dev.tenantry.policy;

import dev.tenantry.policy.files.ReadableFiles;
import java.util.ArrayList;
import java.util.List;

/** The same grant, written so that a careless reader sees none. */
final class HiddenGrants {

    private HiddenGrants() {}

    static List<Attack> all() {
        String grant = GuardedEstate.owner("x");
        String inList = "items:\n- " + grant.strip().replace("\n", "\n  ") + "\n";
        String basic = "no-basic-roles";
        List<Attack> all = new ArrayList<>();
        all.add(Attack.refused("a grant as YAML", Attack.GRANTS + "x.yaml", grant, basic));
        all.add(Attack.refused("in a file .yml", Attack.GRANTS + "x.yml", grant, basic));
        all.add(Attack.refused("in a file .YAML", Attack.GRANTS + "x.YAML", grant, basic));
        all.add(Attack.refused("as JSON", Attack.GRANTS + "x.json", json(), basic));
        all.add(
                Attack.refused(
                        "as the second document",
                        Attack.GRANTS + "x.yaml",
                        "a: b\n---\n" + grant,
                        basic));
        all.add(
                Attack.refused(
                        "in a list without apiVersion",
                        Attack.GRANTS + "x.yaml",
                        "kind: List\n" + inList,
                        basic));
        all.add(
                Attack.refused(
                        "in the items of a ConfigMap",
                        Attack.GRANTS + "x.yaml",
                        "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n" + inList,
                        basic));
        all.add(
                Attack.refused(
                        "in a list in a list",
                        Attack.GRANTS + "x.yaml",
                        "kind: List\nitems:\n- kind: List\n  " + inList.replace("\n", "\n  "),
                        basic));
        for (char odd : new char[] {'\u0085', '\u2028', '\u2029'}) {
            all.add(
                    Attack.refused(
                            "behind U+%04X in a comment".formatted((int) odd),
                            Attack.GRANTS + "x.yaml",
                            "# nothing" + odd + grant.replace("\n", String.valueOf(odd)) + "\n",
                            ReadableFiles.RULE));
        }
        all.add(
                Attack.refused(
                        "in a folder that Argo CD reads and no rule has a name for",
                        Attack.FOLDER + "deep/er/x.yaml",
                        grant,
                        basic));
        return all;
    }

    private static String json() {
        return """
        {"apiVersion": "iam.cnrm.cloud.google.com/v1beta1", "kind": "IAMPolicyMember",
         "metadata": {"name": "x", "namespace": "t-acme-retail"},
         "spec": {"member": "user:mallory@gmail.com", "role": "roles/owner",
          "resourceRef": {"kind": "Project", "external": "projects/acme-retail-ml-prod"}}}
        """;
    }
}

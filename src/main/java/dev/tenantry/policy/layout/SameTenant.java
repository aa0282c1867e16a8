package dev.tenantry.policy.layout;

import dev.tenantry.estate.Places;
import dev.tenantry.estate.layout.Place;
import dev.tenantry.estate.layout.Placement;
import dev.tenantry.manifest.EntryKind;
import dev.tenantry.manifest.FileEdit;
import dev.tenantry.manifest.TenantId;
import dev.tenantry.policy.change.Case;
import dev.tenantry.policy.change.RuleId;
import dev.tenantry.policy.change.Verdict;
import dev.tenantry.policy.change.Violation;
import java.util.List;
import java.util.Optional;

/**
 * Where a file says itself whose it is, no change makes it another's: rules ask whose a path is,
 * and a path has one answer in a change.
 */
public final class SameTenant {

    static final String RULE = RuleId.SAME_TENANT.id();

    private SameTenant() {}

    /** Empty where the file of every path stays whose it was. */
    public static List<Verdict> judge(Case what) {
        List<Violation> found =
                what.edits().stream().flatMap(edit -> judge(edit).stream()).toList();
        return found.isEmpty() ? List.of() : Violation.refuse(RULE, "", found);
    }

    private static Optional<Violation> judge(FileEdit edit) {
        if (!(edit
                instanceof
                FileEdit.Change(String path, EntryKind _, byte[] was, EntryKind _, byte[] now))) {
            return Optional.empty();
        }
        Optional<TenantId> before = tenant(path, was);
        Optional<TenantId> after = tenant(path, now);
        return before.isEmpty() || before.equals(after)
                ? Optional.empty()
                : Optional.of(
                        Violation.at(
                                path,
                                1,
                                "This file is tenant %s's and would be %s."
                                        .formatted(
                                                before.get(),
                                                after.map("tenant %s's"::formatted)
                                                        .orElse("nobody's")),
                                "A file of another name for another tenant."));
    }

    private static Optional<TenantId> tenant(String path, byte[] bytes) {
        return new Placement(Places.layout(), _ -> Optional.of(bytes))
                .place(path)
                .flatMap(Place::tenant);
    }
}

package dev.tenantry.proposals;

import dev.tenantry.estate.layout.Layout;
import dev.tenantry.estate.layout.LayoutOfEstate;
import dev.tenantry.estate.layout.Place;
import dev.tenantry.estate.layout.Placement;
import dev.tenantry.manifest.EstateNotRead;
import dev.tenantry.manifest.Estates;
import dev.tenantry.manifest.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Whose the files are that a proposal touches, or were: a proposal outlasts the layout that it was
 * made by, and what it shows of a hidden tenant stays hidden.
 */
@ApplicationScoped
class TouchedTenants {

    private final Estates estates;

    TouchedTenants(Estates estates) {
        this.estates = estates;
    }

    /** By any layout that the estate has or had, and by what stood in the file on either side. */
    Stream<TenantId> tenants(List<Facts.Edit> edits) {
        Set<Layout> layouts = layouts();
        return edits.stream()
                .flatMap(
                        edit ->
                                layouts.stream()
                                        .flatMap(
                                                layout ->
                                                        Stream.of(
                                                                tenant(layout, edit, edit.before()),
                                                                tenant(
                                                                        layout,
                                                                        edit,
                                                                        edit.after()))))
                .flatMap(Optional::stream)
                .distinct();
    }

    private static Optional<TenantId> tenant(
            Layout layout, Facts.Edit edit, Optional<String> text) {
        Function<String, Optional<byte[]>> file =
                _ -> text.map(some -> some.getBytes(StandardCharsets.UTF_8));
        return new Placement(layout, file).place(edit.path()).flatMap(Place::tenant);
    }

    private Set<Layout> layouts() {
        try {
            return LayoutOfEstate.all(estates.newest());
        } catch (EstateNotRead e) {
            return Set.of(Layout.STANDARD);
        }
    }
}

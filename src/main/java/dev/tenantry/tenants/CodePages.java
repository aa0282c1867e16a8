package dev.tenantry.tenants;

import dev.tenantry.estate.Places;
import dev.tenantry.indexing.EstateHistory;
import dev.tenantry.manifest.Estate;
import dev.tenantry.manifest.Estates;
import dev.tenantry.manifest.TenantId;
import dev.tenantry.web.Code;
import dev.tenantry.web.TenantHead;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.NotFoundException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads a tenant's manifests from the mirror of the estate. */
@ApplicationScoped
class CodePages {

    private static final int CHANGES = 12;

    private final Estates estates;
    private final EstateHistory history;

    CodePages(Estates estates, EstateHistory history) {
        this.estates = estates;
        this.history = history;
    }

    /**
     * The tenant's files with one shown.
     *
     * @param file its path; the file that makes it a tenant when empty
     * @throws NotFoundException when it is no file of this tenant
     */
    TenantCode of(TenantHead head, Optional<String> file) {
        Estate estate = estates.newest();
        return Places.in(estate, () -> of(estate, head, file));
    }

    private TenantCode of(Estate estate, TenantHead head, Optional<String> file) {
        String path = file.orElse(head.manifest());
        boolean own = Places.tenantOf(path).filter(t -> t.value().equals(head.id())).isPresent();
        byte[] bytes =
                (own ? estate.read(path) : Optional.<byte[]>empty())
                        .orElseThrow(NotFoundException::new);
        List<TenantCode.File> files =
                TenantId.of(head.id()).stream()
                        .flatMap(tenant -> Stream.of(Places.factory(tenant), Places.folder(tenant)))
                        .flatMap(area -> area.list(estate).stream())
                        .map(each -> new TenantCode.File(each, href(head, each), each.equals(path)))
                        .toList();
        return new TenantCode(
                files,
                Code.of(path, new String(bytes, StandardCharsets.UTF_8)),
                history.of(path, CHANGES),
                estate.commit());
    }

    private static String href(TenantHead head, String path) {
        return head.href() + "?view=code&file=" + URLEncoder.encode(path, StandardCharsets.UTF_8);
    }
}

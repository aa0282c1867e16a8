package dev.tenantry.tenants;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.tenantry.indexing.EstateHistory;
import dev.tenantry.web.Code;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A tenant as code: all its files, one of them shown.
 *
 * @param history who changed the shown file, newest first
 */
public record TenantCode(
        List<File> files, Code shown, List<EstateHistory.FileChange> history, String commit) {

    /** The files of one folder. */
    public record Folder(String name, List<File> files) {}

    /** The files in their folders, in the order of their paths. */
    public List<Folder> folders() {
        Map<String, List<File>> byFolder =
                files.stream().collect(groupingBy(File::folder, LinkedHashMap::new, toList()));
        return byFolder.entrySet().stream()
                .map(each -> new Folder(each.getKey(), each.getValue()))
                .toList();
    }

    /** A file of the tenant, and where it is shown. */
    public record File(String path, String href, boolean shown) {

        public String name() {
            return path.substring(path.lastIndexOf('/') + 1);
        }

        public String folder() {
            return path.substring(0, path.lastIndexOf('/'));
        }
    }
}

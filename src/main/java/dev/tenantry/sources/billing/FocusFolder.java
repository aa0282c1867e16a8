package dev.tenantry.sources.billing;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.TreeMap;

/**
 * The folder that the billing export delivers to: every {@code .csv} and {@code .csv.gz} in it, in
 * the order of their names. Names that begin with a dot are not finished yet, by convention.
 */
final class FocusFolder {

    private final Path folder;

    FocusFolder(Path folder) {
        this.folder = folder;
    }

    /** The files by name; when a file lies there compressed and plain, the newer of the two. */
    Map<String, BillingFile> files() throws IOException {
        Map<String, BillingFile> files = new TreeMap<>();
        Files.walkFileTree(
                folder,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) {
                        String last = String.valueOf(path.getFileName());
                        boolean focus = last.endsWith(".csv") || last.endsWith(".csv.gz");
                        if (focus && !last.startsWith(".") && attributes.isRegularFile()) {
                            BillingFile file = file(path, attributes);
                            files.merge(file.name(), file, FocusFolder::newer);
                        }
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFileFailed(Path path, IOException e)
                            throws IOException {
                        if (path.equals(folder)) {
                            throw e;
                        }
                        return FileVisitResult.CONTINUE;
                    }
                });
        return files;
    }

    /** The file as it stands now; its stamp differs when it was written to meanwhile. */
    static BillingFile again(BillingFile file) throws IOException {
        BasicFileAttributes now = Files.readAttributes(file.path(), BasicFileAttributes.class);
        return new BillingFile(
                file.name(), file.path(), file.compressed(), stamp(now, file.compressed()));
    }

    private BillingFile file(Path path, BasicFileAttributes attributes) {
        String relative = folder.relativize(path).toString().replace('\\', '/');
        boolean compressed = relative.endsWith(".gz");
        String name = compressed ? relative.substring(0, relative.length() - 3) : relative;
        return new BillingFile(name, path, compressed, stamp(attributes, compressed));
    }

    private static String stamp(BasicFileAttributes attributes, boolean compressed) {
        return attributes.lastModifiedTime().toInstant()
                + " "
                + attributes.size()
                + (compressed ? " gzip" : "");
    }

    /** Stamps begin with the time of change. */
    private static BillingFile newer(BillingFile one, BillingFile other) {
        return one.stamp().compareTo(other.stamp()) >= 0 ? one : other;
    }
}

package dev.tenantry.web;

import io.quarkus.runtime.LaunchMode;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The stylesheet, scripts, icons and vendored files, each at an address that changes when its bytes
 * do, so that a browser may keep it for ever. Read once; in dev mode for each answer, so that a
 * change shows without a restart.
 */
@Singleton
public class Assets {

    private final Supplier<AssetFiles> files;

    public Assets() {
        AssetFiles kept = new AssetFiles();
        files = LaunchMode.current() == LaunchMode.DEVELOPMENT ? AssetFiles::new : () -> kept;
    }

    public String css() {
        return files.get().css();
    }

    public String js() {
        return files.get().js();
    }

    public String icons() {
        return files.get().icons();
    }

    public String logo() {
        return files.get().logo();
    }

    /** Finds an asset by what stands behind {@code /assets/}. */
    Optional<AssetFiles.Asset> named(String name) {
        return files.get().named(name);
    }
}

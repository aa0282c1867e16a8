package dev.tenantry.estate;

import dev.tenantry.manifest.Estate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An estate whose folders are listed once each: thousands of grants ask for the same ones. */
public final class ListedOnce implements Estate {

    private final Estate estate;
    private final Map<String, List<String>> listed = new HashMap<>();

    public ListedOnce(Estate estate) {
        this.estate = estate;
    }

    @Override
    public String commit() {
        return estate.commit();
    }

    @Override
    public Optional<byte[]> read(String path) {
        return estate.read(path);
    }

    @Override
    public List<String> list(String folder) {
        return listed.computeIfAbsent(folder, estate::list);
    }

    @Override
    public List<byte[]> earlier(String path) {
        return estate.earlier(path);
    }

    @Override
    public String version(String folder) {
        return estate.version(folder);
    }
}

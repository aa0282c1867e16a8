package dev.tenantry.sandbox;

import java.util.Map;

/**
 * One piece of the outside world: started once, speaks its real protocol on loopback, keeps its
 * state in its own folder.
 */
public interface Part extends AutoCloseable {

    /** Configuration keys of the application and the values that lead to this piece. */
    Map<String, String> addresses();

    @Override
    void close();
}

package dev.tenantry.policy.change;

import dev.tenantry.manifest.TenantId;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The tenants whose ids a name may hold: any run of its parts. */
public final class TenantsNamed {

    /** A name with more parts is long enough to be nobody's by chance. */
    private static final int MOST_PARTS = 16;

    private TenantsNamed() {}

    /**
     * Without a look at whether there are such tenants.
     *
     * @param between what parts names of this sort
     */
    public static Stream<TenantId> in(String name, Pattern between) {
        String[] parts = between.split(name, -1);
        return parts.length > MOST_PARTS
                ? Stream.empty()
                : IntStream.range(0, parts.length)
                        .boxed()
                        .flatMap(
                                from ->
                                        IntStream.rangeClosed(from + 1, parts.length)
                                                .mapToObj(to -> joined(parts, from, to)))
                        .flatMap(id -> TenantId.of(id).stream());
    }

    private static String joined(String[] parts, int from, int to) {
        return String.join("-", Arrays.copyOfRange(parts, from, to));
    }
}

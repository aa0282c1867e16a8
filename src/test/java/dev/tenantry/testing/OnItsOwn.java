package dev.tenantry.testing;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;
import java.util.Map;

/**
 * A console that no webhook reaches (their signatures are not of its secret) and that loses
 * patience soon: what it knows of GitHub, it has looked up. It tells a collector of its spans.
 */
public final class OnItsOwn implements QuarkusTestProfile {

    public static final String SECRET = "a secret that GitHub does not know";

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "tenantry.github.webhook-secret", SECRET,
                "tenantry.github.poll", "1s",
                "tenantry.github.timeout", "5s",
                "tenantry.estate.poll", "1s",
                "quarkus.otel.bsp.schedule.delay", "200ms");
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(SpanCollector.class));
    }
}

package dev.tenantry.estate;

import com.google.common.collect.ImmutableCollection;
import com.google.common.collect.ImmutableMap;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.common.types.StructType;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The shapes that an expression may look into, so that a misspelled field does not compile instead
 * of never matching.
 */
public final class Types implements CelTypeProvider {

    private final ImmutableMap<String, CelType> types;

    /** By name: the fields and their types. */
    public Types(Map<String, Map<String, CelType>> shapes) {
        ImmutableMap.Builder<String, CelType> all = ImmutableMap.builder();
        shapes.forEach((name, fields) -> all.put(name, struct(name, ImmutableMap.copyOf(fields))));
        this.types = all.buildOrThrow();
    }

    public CelType type(String name) {
        return Objects.requireNonNull(types.get(name));
    }

    @Override
    public ImmutableCollection<CelType> types() {
        return types.values();
    }

    @Override
    public Optional<CelType> findType(String name) {
        return Optional.ofNullable(types.get(name));
    }

    private static CelType struct(String name, ImmutableMap<String, CelType> fields) {
        return StructType.create(
                name, fields.keySet(), field -> Optional.ofNullable(fields.get(field)));
    }
}

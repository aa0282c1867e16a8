package dev.tenantry.proposals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.fasterxml.jackson.module.paramnames.ParameterNamesModule;
import dev.tenantry.identity.Actor;
import dev.tenantry.manifest.ProjectId;
import dev.tenantry.manifest.TenantId;
import dev.tenantry.policy.change.Ability;
import dev.tenantry.policy.change.Remedy;
import dev.tenantry.policy.change.Sentence;
import dev.tenantry.policy.change.Verdict;
import dev.tenantry.proposals.PullRequests.PullRequest;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * The one spelling of what a proposal keeps for years: ids are strings, times and durations ISO
 * 8601. It does not follow the settings of the web.
 */
@RegisterForReflection(
        targets = {
            Actor.class,
            Facts.class,
            Facts.Edit.class,
            ExactEdit.class,
            ForgeSide.ByHand.class,
            Sentence.class,
            Ability.class,
            Verdict.class,
            Remedy.class,
            PullRequest.class,
            Observed.class,
            Sighting.class,
            PullRequests.Review.class,
            PullRequests.CheckRun.class,
            PullRequests.Comment.class
        })
final class Json {

    static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .addModules(new ParameterNamesModule(), new Jdk8Module(), new JavaTimeModule())
                    .addModule(ids())
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                    .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                    .build();

    /** As JSON escapes it, after an even number of other backslashes. */
    private static final Pattern NUL = Pattern.compile("(?<!\\\\)((?:\\\\\\\\)*)\\\\u0000");

    private Json() {}

    /** As it is kept: no NUL, which PostgreSQL cannot hold; files and people may have one. */
    static String write(Object value) {
        try {
            String json = MAPPER.writeValueAsString(value);
            return json.contains("\\u0000") ? NUL.matcher(json).replaceAll("$1\uFFFD") : json;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot be kept as JSON: " + value.getClass(), e);
        }
    }

    static <T> T read(String json, Class<T> type) {
        try {
            return MAPPER.readerFor(type)
                    .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .readValue(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Was kept as " + type + " and is not", e);
        }
    }

    /** A pull request as it is kept. */
    static PullRequest kept(PullRequest pr) {
        return read(write(pr), PullRequest.class);
    }

    private static SimpleModule ids() {
        SimpleModule module = new SimpleModule("tenantry-ids");
        id(module, TenantId.class, TenantId::new);
        id(module, ProjectId.class, ProjectId::new);
        id(module, ProposalId.class, ProposalId::new);
        return module;
    }

    private static <T> void id(SimpleModule module, Class<T> type, Function<String, T> read) {
        module.addSerializer(type, ToStringSerializer.instance);
        module.addDeserializer(
                type,
                new FromStringDeserializer<T>(type) {
                    @Override
                    protected T _deserialize(String value, DeserializationContext context) {
                        return read.apply(value);
                    }
                });
    }
}

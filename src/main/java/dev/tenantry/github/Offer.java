package dev.tenantry.github;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;

/**
 * An account and its tokens between GitHub's login and the person's word that it is theirs.
 *
 * @param end when it is none any more: somebody else may have linked the account since
 */
record Offer(Account account, UserTokens tokens, Instant end) {

    private static final ObjectMapper JSON = new ObjectMapper();

    String text() {
        ObjectNode node = JSON.createObjectNode();
        node.put("id", account.id()).put("login", account.login());
        node.put("end", end.toString());
        node.put("access", tokens.access()).put("until", tokens.accessExpires().toString());
        tokens.refresh().ifPresent(token -> node.put("refresh", token));
        tokens.refreshExpires().ifPresent(at -> node.put("refreshUntil", at.toString()));
        return node.toString();
    }

    /** What {@link #text} wrote: it was sealed meanwhile, so it is ours. */
    static Offer read(String text) {
        try {
            JsonNode node = JSON.readTree(text);
            return new Offer(
                    new Account(node.path("id").asLong(), node.path("login").asText()),
                    new UserTokens(
                            node.path("access").asText(),
                            Instant.parse(node.path("until").asText()),
                            Optional.ofNullable(node.path("refresh").textValue()),
                            Optional.ofNullable(node.path("refreshUntil").textValue())
                                    .map(Instant::parse)),
                    Instant.parse(node.path("end").asText()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What was sealed is no offer.", e);
        }
    }
}

package dev.tenantry.github;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;

/** An account and its tokens between GitHub's login and the person's word that it is theirs. */
record Offer(Account account, UserTokens tokens) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static Offer of(Account account, UserTokens tokens) {
        return new Offer(account, tokens);
    }

    String text() {
        ObjectNode node = JSON.createObjectNode();
        node.put("id", account.id()).put("login", account.login());
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
                                    .map(Instant::parse)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What was sealed is no offer.", e);
        }
    }
}

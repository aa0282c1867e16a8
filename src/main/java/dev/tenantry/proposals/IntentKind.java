package dev.tenantry.proposals;

/**
 * Names an intent in JSON, in the branch {@code tenantry/<name>/<proposal id>} and in URLs.
 * Features produce one CDI bean for each intent that they bring.
 *
 * @param name for example {@code request-grant}
 */
public record IntentKind(String name, Class<? extends Intent> type) {}

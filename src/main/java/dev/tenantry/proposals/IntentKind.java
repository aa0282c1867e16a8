package dev.tenantry.proposals;

import java.util.function.Function;

/**
 * Names an intent in JSON, in the branch {@code tenantry/<name>/<proposal id>} and in URLs.
 * Features produce one CDI bean for each intent that they bring.
 *
 * @param name for example {@code request-grant}
 * @param form where an intent of it is asked for anew, filled in
 */
public record IntentKind(String name, Class<? extends Intent> type, Function<Intent, String> form) {

    /**
     * The kind of intents of one type.
     *
     * @param form the address of the form that asks for it, filled in with what it says
     */
    public static <I extends Intent> IntentKind of(
            String name, Class<I> type, Function<I, String> form) {
        return new IntentKind(name, type, intent -> form.apply(type.cast(intent)));
    }
}

package dev.tenantry.sandbox.github;

/** Sees every API request with its answer; tests hold both against GitHub's own description. */
@FunctionalInterface
interface Observer {

    Observer NONE = exchange -> {};

    void saw(Exchange exchange);
}

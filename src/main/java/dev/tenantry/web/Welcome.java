package dev.tenantry.web;

import io.quarkus.vertx.http.HttpServerStart;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Says in the log where the console is, once it is up; and who can sign in, where that is set. */
@ApplicationScoped
public class Welcome {

    private static final Logger LOG = Logger.getLogger(Welcome.class);

    private final WebSettings settings;
    private final Optional<String> address;

    Welcome(
            WebSettings settings,
            @ConfigProperty(name = "tenantry.public-url") Optional<String> address) {
        this.settings = settings;
        this.address = address;
    }

    void say(@ObservesAsync HttpServerStart started) {
        address.ifPresent(
                url -> LOG.infof("Open %s. %s", url, settings.welcome().orElse("Sign in there.")));
    }
}

package dev.tenantry.identity;

/** Who makes this request. Inject it where a page or an act depends on the person. */
public interface CurrentActor {

    /** The signed-in person; throws a security exception when nobody is signed in. */
    Actor get();
}

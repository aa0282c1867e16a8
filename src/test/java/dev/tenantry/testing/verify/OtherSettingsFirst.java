package dev.tenantry.testing.verify;

import io.quarkus.test.junit.TestProfile;
import io.quarkus.test.junit.util.QuarkusTestProfileAwareClassOrderer;
import java.util.Arrays;
import java.util.Comparator;
import org.junit.jupiter.api.ClassDescriptor;
import org.junit.jupiter.api.ClassOrdererContext;

/**
 * Quarkus' order, in which each application is started once, but those with a profile of their own
 * come first: some of them look at every open pull request, and the others leave many behind.
 */
public final class OtherSettingsFirst extends QuarkusTestProfileAwareClassOrderer {

    @Override
    public void orderClasses(ClassOrdererContext context) {
        super.orderClasses(context);
        context.getClassDescriptors()
                .sort(Comparator.comparing(OtherSettingsFirst::hasProfile).reversed());
    }

    /** By name: the class of a Quarkus test knows its annotations from another loader. */
    private static boolean hasProfile(ClassDescriptor test) {
        return Arrays.stream(test.getTestClass().getAnnotations())
                .anyMatch(
                        one -> one.annotationType().getName().equals(TestProfile.class.getName()));
    }
}

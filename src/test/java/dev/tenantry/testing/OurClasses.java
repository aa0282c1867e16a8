package dev.tenantry.testing;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.nio.file.Path;

/** Our classes as ArchUnit sees them, read once for all tests that ask about them. */
public final class OurClasses {

    private OurClasses() {}

    /** Those of the console and of the sandbox, without tests. */
    public static JavaClasses all() {
        return Read.ALL;
    }

    private static final class Read {
        static final JavaClasses ALL =
                new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPaths(Path.of("target/classes"), Path.of("target/sandbox-classes"));
    }
}

package dev.tenantry.manifest;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** Why nothing of a file is taken for manifests, although it stands where some may be. */
public enum NotRead {
    /** Larger than {@link ManifestFile#LARGEST}, or of more values than one file may have. */
    TOO_LARGE("Too large", "", ""),
    NOT_TEXT("No UTF-8 text", "", ""),
    /** It says itself that Argo CD does not apply it. */
    SKIPPED("Left out by its own mark", "", ""),
    LONG_PATH(
            "Its path is too long",
            "The path of this file is longer than any list holds, so that nothing of it is read.",
            "Give the file and its folders shorter names."),
    LINK(
            "A symbolic link",
            "This is a symbolic link: nothing is read through it.",
            "Put the file itself here."),
    SUBMODULE(
            "A submodule",
            "This is a submodule, a commit of another repository: nothing of it is read.",
            "Put the files themselves here."),
    LFS_POINTER(
            "A pointer of Git LFS",
            "This is a pointer of Git LFS: the text is kept somewhere else, and nothing of it is"
                    + " read.",
            "Take the file out of Git LFS and commit its text."),
    KUSTOMIZATION(
            "Kustomize",
            "Kustomize renders this folder: what it makes is not read, and stands in no list.",
            "Commit what it renders, or write the manifests out."),
    CHART(
            "Helm",
            "Helm renders this chart: what it makes is not read, and stands in no list.",
            "Commit what it renders, or write the manifests out."),
    TEMPLATE(
            "A template",
            "This is a template of Helm and no manifest: what is made from it is not read.",
            "Commit what it renders, or write the manifests out."),
    /** Its finding is that of the folder. */
    RENDERED("In a folder that is rendered", "", "");

    private static final byte[] LFS =
            "version https://git-lfs.github.com/spec/".getBytes(StandardCharsets.UTF_8);

    /** What Go's templates have and expressions of Argo have not where templates are kept. */
    private static final Pattern TEMPLATE_OF_GO =
            Pattern.compile(
                    "\\{\\{-?\\s*(\\.|\\$|/\\*|(include|if|else|range|with|define|template|end"
                            + "|block|toYaml|tpl|default|quote|required|printf)\\b)");

    private final String title;
    private final String sentence;
    private final String remedy;

    NotRead(String title, String sentence, String remedy) {
        this.title = title;
        this.sentence = sentence;
        this.remedy = remedy;
    }

    /** For lists: {@code A symbolic link}. */
    public String title() {
        return title;
    }

    /** What a human should know of it; empty where something else says it. */
    Optional<Problem> of(String path) {
        return sentence.isEmpty()
                ? Optional.empty()
                : Optional.of(new Problem(path, 1, sentence, remedy));
    }

    static boolean isLfsPointer(byte[] bytes) {
        return bytes.length < 1_024
                && bytes.length >= LFS.length
                && Arrays.mismatch(bytes, 0, LFS.length, LFS, 0, LFS.length) < 0;
    }

    /**
     * A text with placeholders, in a folder where Helm keeps those; Argo CD's sets have them too.
     */
    static boolean isTemplate(String path, String text) {
        return ("/" + path).contains("/templates/")
                && !text.contains("ApplicationSet")
                && TEMPLATE_OF_GO.matcher(text).find();
    }
}

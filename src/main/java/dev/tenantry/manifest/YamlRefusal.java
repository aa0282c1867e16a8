package dev.tenantry.manifest;

/** YAML that is well-formed but that we do not read; internal to the parser. */
final class YamlRefusal extends RuntimeException {

    private final int line;
    private final String remedy;

    YamlRefusal(int line, String sentence, String remedy) {
        super(sentence, null, false, false);
        this.line = line;
        this.remedy = remedy;
    }

    Problem in(String path) {
        return new Problem(path, line, String.valueOf(getMessage()), remedy);
    }
}

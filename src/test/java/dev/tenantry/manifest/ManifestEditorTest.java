package dev.tenantry.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class ManifestEditorTest {

    private static final String HEAD = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n";

    @Test
    void onlyTheTokenOfAScalarChanges() {
        expect(
                "spec:\n  # how many\n  size:   8Gi  # enough\n  'other' : \"x\"\n",
                editor -> editor.set(0, "16Gi", "spec", "size"),
                "spec:\n  # how many\n  size:   16Gi  # enough\n  'other' : \"x\"\n");
    }

    @Test
    void aScalarKeepsItsQuotesAndTheKindOfItsValue() {
        expect("a: '1'\n", editor -> editor.set(0, "it's", "a"), "a: 'it''s'\n");
        expect("a: \"1\"\n", editor -> editor.set(0, "2", "a"), "a: \"2\"\n");
        expect("a: 1\n", editor -> editor.set(0, "2", "a"), "a: 2\n");
        expect("a: true\n", editor -> editor.set(0, false, "a"), "a: false\n");
        expect("a: one\n", editor -> editor.set(0, "2", "a"), "a: \"2\"\n");
        expect("a: one\n", editor -> editor.set(0, "yes", "a"), "a: \"yes\"\n");
        expect("a: one\n", editor -> editor.set(0, "14:50", "a"), "a: \"14:50\"\n");
        expect("a: one\n", editor -> editor.set(0, "a: b", "a"), "a: \"a: b\"\n");
        expect("a: one\n", editor -> editor.set(0, 2, "a"), "a: 2\n");
        expect("{a: one}\n", editor -> editor.set(0, "x, y", "x", "a"), "{a: \"x, y\"}\n", "x: ");
    }

    @Test
    void aTextOfSeveralLinesBecomesOneQuotedLine() {
        expect(
                "a: |\n  one\n  two\n# after\nb: 1\n",
                editor -> editor.set(0, "one\nthree", "a"),
                "a: \"one\\nthree\"\n# after\nb: 1\n");
    }

    @Test
    void anEmptyValueIsFilled() {
        expect("a:   # why\nb: 1\n", editor -> editor.set(0, "x", "a"), "a: x   # why\nb: 1\n");
        expect("a:\n", editor -> editor.set(0, "x", "a", "b"), "a: {b: x}\n");
    }

    @Test
    void aNewKeyStandsBehindTheLastOneWithItsIndentation() {
        expect(
                "a:\n    b: 1\n    c:\n    - x # last\n\n# end\n",
                editor -> editor.set(0, "new", "a", "d"),
                "a:\n    b: 1\n    c:\n    - x # last\n    d: new\n\n# end\n");
        expect("a: {b: 1}\n", editor -> editor.set(0, "x", "a", "c"), "a: {b: 1, c: x}\n");
        expect("a: {}\n", editor -> editor.set(0, "x", "a", "c"), "a: {c: x}\n");
        expect("a:\n  b: 1", editor -> editor.set(0, 2, "a", "c"), "a:\n  b: 1\n  c: 2");
        expect(
                "a:\n  b: 1\n",
                editor -> editor.set(0, "x", "a", "deep", "er"),
                "a:\n  b: 1\n  deep:\n    er: x\n");
    }

    @Test
    void linesEndAsTheyDidBefore() {
        expect(
                "a:\r\n  - x\r\n  - y\r\n",
                editor -> editor.append(0, "z", "a"),
                "a:\r\n  - x\r\n  - y\r\n  - z\r\n");
        expect("a:\r\n- x", editor -> editor.append(0, "z", "a"), "a:\r\n- x\r\n- z");
    }

    @Test
    void anItemIsAddedInTheListsOwnStyle() {
        expect("a: [x, y]\n", editor -> editor.append(0, "z", "a"), "a: [x, y, z]\n");
        expect("a: []\n", editor -> editor.append(0, "z", "a"), "a: [z]\n");
        expect("a:\n-   x\n", editor -> editor.append(0, "z", "a"), "a:\n-   x\n-   z\n");
        Map<String, String> item = new LinkedHashMap<>();
        item.put("role", "READER");
        item.put("userByEmail", "joe@acme.example");
        expect(
                "a:\n  - {role: OWNER}\n",
                editor -> editor.append(0, item, "a"),
                "a:\n  - {role: OWNER}\n  - {role: READER, userByEmail: joe@acme.example}\n");
        expect(
                "a:\n  - role: OWNER\n    x: 1\n",
                editor -> editor.append(0, item, "a"),
                "a:\n  - role: OWNER\n    x: 1\n  - role: READER\n    userByEmail: joe@acme.example\n");
    }

    @Test
    void whatIsRemovedTakesItsLinesAndNothingElse() {
        expect(
                "a:\n  # about b\n  b: 1 # one\n  # about c\n  c: 2\n",
                editor -> editor.remove(0, "a", "b"),
                "a:\n  # about b\n  # about c\n  c: 2\n");
        expect("a: {b: 1, c: 2}\n", editor -> editor.remove(0, "a", "b"), "a: {c: 2}\n");
        expect("a: {b: 1, c: 2}\n", editor -> editor.remove(0, "a", "c"), "a: {b: 1}\n");
        expect("a: [x, y]\n", editor -> editor.remove(0, "a", "0"), "a: [y]\n");
        expect("a:\n- x\n- y", editor -> editor.remove(0, "a", "1"), "a:\n- x");
        expect("a:\n- x\nb: 1\n", editor -> editor.remove(0, "a", "0"), "a: []\nb: 1\n");
        expect("a:\n  k: x\nb: 1\n", editor -> editor.remove(0, "a", "k"), "a: {}\nb: 1\n");
        expect(
                "a:\n- n: 1\n  m: 2\n- n: 3\n",
                editor -> editor.remove(0, "a", "0", "n"),
                "a:\n- m: 2\n- n: 3\n");
        expect(
                "a:\n- n:\n  - x\n  m: 2\n- n: 3\n",
                editor -> editor.remove(0, "a", "0"),
                "a:\n- n: 3\n");
    }

    @Test
    void severalEditsAreOne() {
        expect(
                "a: 1\nb: [x]\n# c\nc: {d: e}\n",
                editor -> editor.set(0, "2", "a").append(0, "z", "b").remove(0, "c", "d"),
                "a: 2\nb: [x, z]\n# c\nc: {}\n");
    }

    @Test
    void anotherDocumentOfTheFileStaysAsItIs() {
        String text = HEAD + "x: 1\n---\n" + HEAD.replace("name: a", "name: b") + "x: 1 # here\n";
        ManifestEditor editor = ManifestEditor.open("f.yaml", bytes(text));
        int second = editor.find("ConfigMap", "b");
        assertThat(text(editor.set(second, "2", "x").bytes()))
                .isEqualTo(text.replace("x: 1 # here", "x: 2 # here"));
        assertThatThrownBy(() -> editor.find("ConfigMap", "c")).isInstanceOf(EditRefused.class);
    }

    @Test
    void whatCannotBeEditedSafelyIsRefusedWithASentence() {
        refused("a: &x 1\nb: *x\n", editor -> editor.set(0, "2", "b"));
        refused("a: &x 1\nb: *x\n", editor -> editor.set(0, "2", "a"));
        refused("a: &x {y: 1}\nb:\n  <<: *x\n", editor -> editor.remove(0, "b", "y"));
        refused("a: 1\n", editor -> editor.remove(0, "b"));
        refused("a: 1\n", editor -> editor.append(0, "x", "a"));
        refused("a: [1]\n", editor -> editor.set(0, "x", "a"));
        refused("a: 1\n", editor -> editor.set(0, "x", "a").set(0, "y", "a"));
        assertThatThrownBy(() -> ManifestEditor.open("f.yaml", bytes("a: [")))
                .isInstanceOf(EditRefused.class)
                .hasMessageContaining("f.yaml, line");
    }

    private static void refused(String body, Consumer<ManifestEditor> edit) {
        ManifestEditor editor = ManifestEditor.open("f.yaml", bytes(HEAD + body));
        assertThatThrownBy(
                        () -> {
                            edit.accept(editor);
                            editor.bytes();
                        })
                .isInstanceOf(EditRefused.class)
                .hasMessageEndingWith(".");
    }

    private static void expect(String before, Consumer<ManifestEditor> edit, String after) {
        expect(before, edit, after, "");
    }

    private static void expect(
            String before, Consumer<ManifestEditor> edit, String after, String key) {
        String head = before.contains("\r\n") ? HEAD.replace("\n", "\r\n") : HEAD;
        ManifestEditor editor = ManifestEditor.open("f.yaml", bytes(head + key + before));
        edit.accept(editor);
        assertThat(text(editor.bytes())).isEqualTo(head + key + after);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}

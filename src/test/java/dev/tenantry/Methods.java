package dev.tenantry;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Reads how long the methods of our sources are, by STYLE.md's way of counting. */
final class Methods {

    /**
     * One method or constructor.
     *
     * @param lines of its body in which something happens
     */
    record Method(String file, String name, int lines) {}

    private final CompilationUnitTree unit;
    private final SourcePositions positions;
    private final List<String> lines;

    /** The lines with what does not count blotted out. */
    private final List<String> counted;

    private final List<Method> methods = new ArrayList<>();

    private Methods(CompilationUnitTree unit, SourcePositions positions) throws IOException {
        this.unit = unit;
        this.positions = positions;
        this.lines = unit.getSourceFile().getCharContent(true).toString().lines().toList();
        this.counted = new ArrayList<>(lines);
    }

    static List<Method> below(Path folder) throws IOException {
        List<Method> all = new ArrayList<>();
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager manager =
                compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            var sources = manager.getJavaFileObjectsFromPaths(sources(folder));
            var options = List.of("-proc:none");
            JavacTask task =
                    (JavacTask) compiler.getTask(null, manager, null, options, null, sources);
            for (CompilationUnitTree unit : task.parse()) {
                all.addAll(new Methods(unit, Trees.instance(task).getSourcePositions()).measured());
            }
        }
        return all;
    }

    private static Collection<Path> sources(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }

    private List<Method> measured() {
        unit.accept(new Blotter(), null);
        unit.accept(new Measure(), null);
        return methods;
    }

    private int line(long position) {
        return (int) unit.getLineMap().getLineNumber(position) - 1;
    }

    private int first(Tree tree) {
        return line(positions.getStartPosition(unit, tree));
    }

    private int last(Tree tree) {
        return line(positions.getEndPosition(unit, tree));
    }

    private boolean counts(int line) {
        String left = counted.get(line).strip();
        boolean changed = !left.equals(lines.get(line).strip());
        return !left.isEmpty()
                && !left.startsWith("//")
                && !(changed && left.chars().allMatch(c -> " ,);".indexOf(c) >= 0));
    }

    private final class Measure extends TreeScanner<Void, Void> {

        @Override
        public Void visitMethod(MethodTree method, Void nothing) {
            if (method.getBody() != null) {
                int happens = 0;
                for (int at = first(method.getBody()) + 1; at < last(method.getBody()); at++) {
                    happens += counts(at) ? 1 : 0;
                }
                String file = unit.getSourceFile().getName();
                methods.add(new Method(file, method.getName().toString(), happens));
            }
            return super.visitMethod(method, null);
        }
    }

    /** Blots out the inside of text blocks, and arguments that stand below their call. */
    private final class Blotter extends TreeScanner<Void, Void> {

        @Override
        public Void visitLiteral(LiteralTree literal, Void nothing) {
            for (int at = first(literal) + 1; at <= last(literal); at++) {
                boolean ends = at == last(literal);
                blot(at, 0, ends ? end(literal) : lines.get(at).length());
            }
            return super.visitLiteral(literal, null);
        }

        @Override
        public Void visitMethodInvocation(MethodInvocationTree call, Void nothing) {
            call.getArguments().forEach(each -> argument(last(call.getMethodSelect()), each));
            return super.visitMethodInvocation(call, null);
        }

        @Override
        public Void visitNewClass(NewClassTree call, Void nothing) {
            call.getArguments().forEach(each -> argument(last(call.getIdentifier()), each));
            return super.visitNewClass(call, null);
        }

        private void argument(int call, Tree tree) {
            int at = first(tree);
            if (at > call && at == last(tree)) {
                blot(at, column(positions.getStartPosition(unit, tree)), end(tree));
            }
        }

        private void blot(int line, int from, int to) {
            String before = counted.get(line);
            String after = before.substring(0, from) + " ".repeat(to - from) + before.substring(to);
            counted.set(line, after);
        }

        private int end(Tree tree) {
            return column(positions.getEndPosition(unit, tree));
        }

        private int column(long position) {
            return (int) unit.getLineMap().getColumnNumber(position) - 1;
        }
    }
}

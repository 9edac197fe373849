package dev.netc.compiler.syntax;

import dev.netc.compiler.source.Problems;
import dev.netc.compiler.source.SourceFile;
import dev.netc.compiler.syntax.antlr.NetLexer;
import dev.netc.compiler.syntax.antlr.NetParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.BailErrorStrategy;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ListTokenSource;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.antlr.v4.runtime.misc.ParseCancellationException;

/**
 * Reads the text of a model file: to a tree, and to every syntax error in it. Statements with an error are left out of
 * the tree; what could be understood is there.
 */
public final class Parser {

    /** The largest file that is read, in characters: some thousand times a large network. */
    public static final int LONGEST = 1_000_000;

    /** The most words and signs that are read. */
    public static final int MOST_TOKENS = 250_000;

    /** What was read, and what was wrong with it. Without errors, the tree is the whole file. */
    public record Result(Tree.File tree, Problems problems) {}

    private final SourceFile source;
    private final SyntaxProblems problems;

    private Parser(SourceFile source) {
        this.source = source;
        this.problems = new SyntaxProblems(source);
    }

    public static Result parse(SourceFile source) {
        Parser parser = new Parser(source);
        return new Result(parser.file(), parser.problems.all());
    }

    private Tree.File file() {
        if (source.text().length() > LONGEST) {
            problems.tooLarge();
            return nothing();
        }
        int noText = firstNonText(source.text());
        if (noText >= 0) {
            problems.notText(noText);
            return nothing();
        }
        List<CommonToken> tokens = tokens();
        if (tokens.size() > MOST_TOKENS) {
            problems.tooManyTokens();
            return nothing();
        }
        LineEnds.setAside(tokens);
        Optional<CommonToken> tooDeep = Nesting.tooDeep(tokens);
        if (tooDeep.isPresent()) {
            problems.nestedTooDeep(tooDeep.get());
            return nothing();
        }
        return tree(new Brackets(source, problems, tokens).balance());
    }

    private Tree.File nothing() {
        return new Tree.File(source.span(0, 0), List.of(), List.of());
    }

    /** Where a file stops being text: at a control character, or at what a decoder puts for bytes it cannot read. */
    private static int firstNonText(String text) {
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            boolean isControl = character < ' ' && character != '\n' && character != '\r' && character != '\t';
            if (isControl || character == '\u007f' || character == '\ufffd') {
                return i;
            }
        }
        return -1;
    }

    private List<CommonToken> tokens() {
        NetLexer lexer = new NetLexer(new TextStream(source));
        List<CommonToken> tokens = new ArrayList<>();
        do {
            tokens.add((CommonToken) lexer.nextToken());
        } while (tokens.get(tokens.size() - 1).getType() != Token.EOF && tokens.size() <= MOST_TOKENS);
        return tokens;
    }

    private Tree.File tree(List<CommonToken> tokens) {
        CommonTokenStream stream = new CommonTokenStream(new ListTokenSource(tokens, source.name()));
        stream.fill();
        NetParser parser = new NetParser(stream);
        parser.removeErrorListeners();
        Tree.File tree = new TreeBuilder(source, problems, stream).file(parse(parser, stream));
        if (problems.isEmpty() && tree.items().stream().noneMatch(Tree.Definition.class::isInstance)) {
            String found = tree.items().isEmpty() ? "nothing" : "imports only";
            problems.emptyFile(found);
        }
        return tree;
    }

    /** The quick way first; a file with an error goes the thorough way, which recovers. */
    private NetParser.FileContext parse(NetParser parser, CommonTokenStream stream) {
        try {
            parser.getInterpreter().setPredictionMode(PredictionMode.SLL);
            parser.setErrorHandler(new BailErrorStrategy());
            return parser.file();
        } catch (ParseCancellationException erroneous) {
            parser.reset();
            stream.seek(0);
            parser.getInterpreter().setPredictionMode(PredictionMode.LL);
            parser.setErrorHandler(new Recovery(new SyntaxErrors(problems, stream)));
            return parser.file();
        }
    }
}

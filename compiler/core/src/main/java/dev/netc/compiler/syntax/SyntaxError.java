package dev.netc.compiler.syntax;

import dev.netc.compiler.source.Finding;

/** What can be wrong with the text of a file. */
public enum SyntaxError implements Finding {

    /**
     * The text cannot be read here.
     *
     * <p>The message says what could stand in this place and what does. The rest of the file is read all the same, so that one run
     * shows every mistake.
     *
     * <h2>Example</h2>
     *
     * <pre>{@code
     * network A {
     *     input 1x8x8
     *     conv 3x3 ->
     * }
     * }</pre>
     *
     * <h2>Use instead</h2>
     *
     * <pre>{@code
     * network A {
     *     input 1x8x8
     *     conv 3x3 -> 4
     * }
     * }</pre>
     */
    SYNTAX_ERROR,

    /**
     * A character that the language does not use.
     *
     * <p>Often it came with a copied text: a typographic dash for a minus sign, a multiplication sign for an {@code x}, curved
     * quotes.
     *
     * <h2>Example</h2>
     *
     * <pre>{@code
     * network A {
     *     input 1x8x8
     *     conv 3×3 -> 4
     * }
     * }</pre>
     *
     * <h2>Use instead</h2>
     *
     * <pre>{@code
     * network A {
     *     input 1x8x8
     *     conv 3x3 -> 4
     * }
     * }</pre>
     */
    UNKNOWN_CHARACTER,

    /**
     * A word that begins like a number and is none.
     *
     * <p>Numbers are written {@code 64}, {@code 0.5}, {@code 1e-3}, {@code 5M}; sizes with a small x: {@code 5x5}.
     *
     * <h2>Example</h2>
     *
     * <pre>{@code
     * network A {
     *     input 1x8x8
     *     conv 3X3 -> 4
     * }
     * }</pre>
     *
     * <h2>Use instead</h2>
     *
     * <pre>{@code
     * network A {
     *     input 1x8x8
     *     conv 3x3 -> 4
     * }
     * }</pre>
     */
    MALFORMED_NUMBER,

    /**
     * A path that ends with a dot or has two in a row.
     *
     * <p>A path is labels joined by single dots: {@code layer1.0.conv1}.
     *
     * <h2>Example</h2>
     *
     * <pre>{@code
     * network A {
     *     input 4x8x8
     *     stem: conv 3x3 pad 1
     *     add { branch { } branch { from stem. } }
     * }
     * }</pre>
     *
     * <h2>Use instead</h2>
     *
     * <pre>{@code
     * network A {
     *     input 4x8x8
     *     stem: conv 3x3 pad 1
     *     add { branch { } branch { from stem } }
     * }
     * }</pre>
     */
    MALFORMED_PATH,

    /**
     * A number with more digits, or a size that is larger, than anything in a network.
     *
     * <h2>Example</h2>
     *
     * <pre>{@code
     * network A {
     *     input 784
     *     linear 99999999999999999999999999999999999999999
     * }
     * }</pre>
     *
     * <h2>Use instead</h2>
     *
     * <pre>{@code
     * network A {
     *     input 784
     *     linear 99
     * }
     * }</pre>
     */
    NUMBER_OUT_OF_RANGE,

    /**
     * A text in quotes does not end in its line.
     *
     * <h2>Example</h2>
     *
     * <pre>{@code
     * network A {
     *     input 1x28x28
     *     flatten; linear 10
     *     train {
     *         data "mnist
     *     }
     * }
     * }</pre>
     *
     * <h2>Use instead</h2>
     *
     * <pre>{@code
     * network A {
     *     input 1x28x28
     *     flatten; linear 10
     *     train {
     *         data "mnist"
     *     }
     * }
     * }</pre>
     */
    UNCLOSED_STRING,

    /**
     * A backslash in a text, before a character that has no meaning behind one.
     *
     * <p>Paths have forward slashes, on every system.
     *
     * <h2>Example</h2>
     *
     * <pre>{@code
     * import "blocks\resnet.net"
     *
     * network A {
     *     input 784
     *     linear 10
     * }
     * }</pre>
     *
     * <h2>Use instead</h2>
     *
     * <pre>{@code
     * import "blocks/units.net"
     *
     * network A {
     *     input 3x8x8
     *     unit 10
     * }
     * }</pre>
     */
    UNKNOWN_ESCAPE,

    /**
     * A name with letters beyond a to z.
     *
     * <p>Names become names in Java and in weight files, and keep to the letters that all of them take. Comments and texts may hold
     * anything.
     *
     * <h2>Example</h2>
     *
     * <pre>{@code
     * network A {
     *     input 784
     *     größe: linear 10
     * }
     * }</pre>
     *
     * <h2>Use instead</h2>
     *
     * <pre>{@code
     * network A {
     *     input 784
     *     groesse: linear 10
     * }
     * }</pre>
     */
    NON_ASCII_NAME,

    /**
     * A body does not begin: its opening brace is missing.
     *
     * <h2>Example</h2>
     *
     * <pre>
     * network A
     *     input 784
     *     linear 10
     * &#125;
     * </pre>
     *
     * <h2>Use instead</h2>
     *
     * <pre>{@code
     * network A {
     *     input 784
     *     linear 10
     * }
     * }</pre>
     */
    MISSING_BRACE,

    /**
     * A body does not end: its closing brace is missing.
     *
     * <p>The message shows where it was opened, as the indentation tells it.
     *
     * <h2>Example</h2>
     *
     * <pre>
     * network A &#123;
     *     input 784
     *     stage: sequence &#123;
     *         linear 10
     * &#125;
     * </pre>
     *
     * <h2>Use instead</h2>
     *
     * <pre>{@code
     * network A {
     *     input 784
     *     stage: sequence {
     *         linear 10
     *     }
     * }
     * }</pre>
     */
    UNCLOSED_BRACE,

    /**
     * A closing brace that closes nothing.
     *
     * <h2>Example</h2>
     *
     * <pre>
     * network A &#123;
     *     input 784
     *     linear 10
     * &#125;
     * &#125;
     * </pre>
     *
     * <h2>Use instead</h2>
     *
     * <pre>{@code
     * network A {
     *     input 784
     *     linear 10
     * }
     * }</pre>
     */
    STRAY_BRACE,

    /**
     * A calculation does not end: its closing parenthesis is missing.
     *
     * <h2>Example</h2>
     *
     * <pre>{@code
     * network A {
     *     input 784
     *     linear (4 * 10
     * }
     * }</pre>
     *
     * <h2>Use instead</h2>
     *
     * <pre>{@code
     * network A {
     *     input 784
     *     linear (4 * 10)
     * }
     * }</pre>
     */
    UNCLOSED_PARENTHESIS,

    /**
     * A file that defines neither a network nor a block.
     *
     * <h2>Example</h2>
     *
     * <pre>{@code
     * # nothing yet
     * }</pre>
     *
     * <h2>Use instead</h2>
     *
     * <pre>{@code
     * network A {
     *     input 784
     *     linear 10
     * }
     * }</pre>
     */
    EMPTY_FILE,

    /**
     * The file is not text in UTF-8: it holds a character that no text has, such as one of code 0.
     *
     * <p>Most often it is another file than was meant, such as the weights of the model.
     */
    NOT_TEXT,

    /**
     * The file has over a million characters, or over 250000 words and signs.
     *
     * <p>A large network is some thousand words. What repeats is a {@code repeat} or a block; blocks can come from further files.
     */
    FILE_TOO_LARGE,

    /**
     * Over 100 braces, parentheses and {@code else} within each other, or over 500 operators in a statement.
     *
     * <p>Move a part into a block or a {@code let}.
     */
    NESTED_TOO_DEEP,

    /**
     * A file with over 100 mistakes in its syntax; what comes after is not told.
     *
     * <p>Mend some of them, most of all the first, and run again.
     */
    TOO_MANY_PROBLEMS;

    @Override
    public String findingName() {
        return Finding.ofConstant(this);
    }
}

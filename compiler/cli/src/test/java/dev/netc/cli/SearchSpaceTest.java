package dev.netc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.netc.compiler.model.Quantity;
import dev.netc.compiler.model.SearchBlock.Choice;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SearchSpaceTest {

    private static final SearchSpace SPACE = new SearchSpace(List.of(choice("a", 1, 2), choice("b", 3, 4, 5)));

    private static Choice choice(String name, long... values) {
        return new Choice(
                name,
                LongStream.of(values)
                        .mapToObj(Quantity.Number::of)
                        .map(Quantity.class::cast)
                        .toList());
    }

    private static List<String> texts(List<Map<String, Quantity>> combinations) {
        return combinations.stream().map(values -> new Trial(values).text()).toList();
    }

    @Test
    void everyCombinationTheLastChoiceFastest() {
        assertEquals(6, SPACE.size());
        assertEquals(List.of("a=1 b=3", "a=1 b=4", "a=1 b=5", "a=2 b=3", "a=2 b=4", "a=2 b=5"), texts(SPACE.all()));
    }

    @Test
    void moreAtRandomAreThoseAndOthers() {
        List<String> four = texts(SPACE.random(4, 7));
        assertEquals(4, new HashSet<>(four).size());
        assertEquals(four.subList(0, 3), texts(SPACE.random(3, 7)));
        assertNotEquals(texts(SPACE.random(3, 8)), texts(SPACE.random(3, 7)));
        assertEquals(texts(SPACE.all()), texts(SPACE.random(100, 7)));
    }

    @Test
    void sizeDoesNotOverflow() {
        long[] thousand = LongStream.range(0, 1000).toArray();
        List<Choice> many =
                LongStream.range(0, 30).mapToObj(i -> choice("p" + i, thousand)).toList();
        SearchSpace space = new SearchSpace(many);
        assertEquals(Long.MAX_VALUE, space.size());
        assertEquals(50, new HashSet<>(texts(space.random(50, 1))).size());
    }

    @Test
    void folderNamesAreSafeAndDiffer() {
        Trial slash = new Trial(Map.of("a", new Quantity.Text("x/../y")));
        Trial other = new Trial(Map.of("a", new Quantity.Text("x_.._y")));
        assertEquals("a=3x3,b=0.5", new Trial(ordered()).folderName());
        assertEquals("a=_x_.._y_", slash.folderName().replaceAll("-[0-9a-f]+$", ""));
        assertNotEquals(slash.folderName(), other.folderName());
    }

    private static Map<String, Quantity> ordered() {
        Map<String, Quantity> values = new java.util.LinkedHashMap<>();
        values.put("a", Quantity.read("3x3"));
        values.put("b", Quantity.read("0.5"));
        return values;
    }
}

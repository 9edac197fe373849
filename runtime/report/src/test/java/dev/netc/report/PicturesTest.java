package dev.netc.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class PicturesTest {

    @Test
    void aPictureThatCannotBeDrawnIsLeftOut() {
        Pictures pictures = new Pictures();

        // What a Java without fontconfig throws, the first time and afterwards.
        assertTrue(pictures.draw(() -> {
                    throw new InternalError("Fontconfig head is null");
                })
                .isEmpty());
        assertTrue(pictures.draw(() -> {
                    throw new NoClassDefFoundError("sun/awt/X11FontManager");
                })
                .isEmpty());

        assertEquals(0, pictures.drawn().size());
        assertTrue(pictures.trouble().orElseThrow().contains("X11FontManager"));
    }
}

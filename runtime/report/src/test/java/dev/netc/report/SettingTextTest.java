package dev.netc.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.netc.runtime.Training;
import dev.netc.runtime.optimizer.Sgd;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SettingTextTest {

    @Test
    void saysWhatARecordHolds() {
        assertEquals(
                "sgd rate 0.01 momentum 0.5 nesterov off decay 0",
                SettingText.of(Sgd.rate(0.01).momentum(0.5)));
        assertEquals("0.1307, 2", SettingText.of(List.of(0.1307, 2.0)));
        assertEquals("none", SettingText.of(Optional.empty()));
        assertEquals("none", SettingText.of(""));
    }

    @Test
    void tellsEverySetting() {
        List<Fact> facts = SettingText.facts(Training.standard());
        assertEquals(Training.class.getRecordComponents().length, facts.size());
        assertTrue(facts.contains(new Fact("loss", "cross entropy")), facts.toString());
    }
}

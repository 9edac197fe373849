package dev.netc.cuda.ptx;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PtxInterpreterTest {

    private static final String HEADER = ".version 7.0\n.target sm_70\n.address_size 64\n";

    private static final String DECLARATIONS = """
            .reg .f32 %f<4>;
            .reg .f64 %d<4>;
            .reg .s32 %n<4>;
            .reg .u64 %a<4>;
            .reg .pred %p<2>;
            .shared .align 4 .s32 shared[4];
            """;

    private static final String BEGIN = "ld.param.u64 %a0, [y];";

    private final TestMemory memory = new TestMemory(Kernels.INTERPRETER);
    private final long y = memory.allocate(8);

    private static String module(String body) {
        return HEADER + ".visible .entry kernel(\n.param .u64 y)\n{\n" + DECLARATIONS + body + "\nret;\n}\n";
    }

    private void run(int blocks, int threads, String body) {
        Launch launch = new Launch("kernel", new Grid(blocks, threads), List.of(y));
        new PtxInterpreter(module(BEGIN + body)).launch(launch, memory);
    }

    private void assertRefused(String part, String body) {
        assertRefused(1, 1, part, body);
    }

    private void assertRefused(int blocks, int threads, String part, String body) {
        PtxException refusal = assertThrows(PtxException.class, () -> run(blocks, threads, body));
        assertTrue(refusal.getMessage().contains(part), refusal.getMessage());
    }

    @ParameterizedTest
    @CsvSource({
        "add.rn.f32,1.0,0f33800000,1.0", // half of a unit in the last place goes to the even one
        "mul.rn.f32,0f00800000,0.5,5.877472E-39", // numbers below the normal ones are not flushed
        "div.rn.f32,1.0,3.0,0.33333334",
        "div.rn.f32,1.0,-0.0,-Infinity",
        "min.f32,0f7FC00000,2.0,2.0",
        "max.f32,3.0,0f7FC00000,3.0"
    })
    void floatsAreThoseOfIeee(String opcode, String a, String b, float result) {
        run(
                1,
                1,
                "mov.f32 %f0, " + a + "; mov.f32 %f1, " + b + ";" + opcode
                        + " %f2, %f0, %f1; st.global.f32 [%a0], %f2;");
        assertEquals(result, memory.floats(y, 1)[0]);
    }

    @Test
    void fusedProductsAreRoundedOnce() {
        run(
                1,
                1,
                "mov.f32 %f0, 0f3F800001; fma.rn.f32 %f1, %f0, %f0, -1.0; st.global.f32 [%a0], %f1;"
                        + "mul.rn.f32 %f2, %f0, %f0; sub.rn.f32 %f2, %f2, 1.0; mad.wide.s32 %a1, 1, 4, %a0; st.global.f32 [%a1], %f2;");
        assertArrayEquals(new float[] {0x1.000001p-22f, 0x1p-22f}, memory.floats(y, 2));
    }

    @ParameterizedTest
    @CsvSource({
        "div.s32,-7,2,-3",
        "rem.s32,-7,2,-1",
        "mul.lo.s32,65536,65537,65536",
        "shr.s32,-7,1,-4",
        "shl.b32,1,33,0",
        "and.b32,-1,31,31",
        "max.s32,-1,1,1"
    })
    void integersAreThoseOfC(String opcode, int a, int b, int result) {
        run(1, 1, "mov.s32 %n0, " + a + ";" + opcode + " %n1, %n0, " + b + "; st.global.s32 [%a0], %n1;");
        assertEquals(result, memory.ints(y, 1)[0]);
    }

    @Test
    void signsMatterWhereTheInstructionSaysSo() {
        run(
                1,
                1,
                "mov.s32 %n0, -1; setp.lt.u32 %p0, %n0, 1; setp.lt.s32 %p1, %n0, 1;"
                        + "selp.s32 %n1, 1, 0, %p0; st.global.s32 [%a0], %n1;"
                        + "selp.s32 %n2, 1, 0, %p1; mad.wide.s32 %a1, 1, 4, %a0; st.global.s32 [%a1], %n2;");
        assertArrayEquals(new int[] {0, 1}, memory.ints(y, 2));
    }

    @Test
    void numbersOf64BitsGoThroughMemory() {
        run(
                1,
                1,
                "mov.f64 %d0, 0d3FF0000000000001; st.global.f64 [%a0], %d0; ld.global.f64 %d1, [%a0];"
                        + "sub.rn.f64 %d1, %d1, 1.0; cvt.rn.f32.f64 %f0, %d1; st.global.f64 [%a0], %d1; mad.wide.s32 %a1, 2, 4, %a0;"
                        + "st.global.f32 [%a1], %f0;");
        assertEquals(0x1p-52f, memory.floats(y, 3)[2]);
    }

    @Test
    void threadsMeetAtBarriers() {
        run(2, 4, """
                mov.u32 %n0, %tid.x;
                mov.u64 %a1, shared;
                mad.wide.s32 %a2, %n0, 4, %a1;
                st.shared.s32 [%a2], %n0;
                bar.sync 0;
                sub.s32 %n1, 3, %n0;
                mad.wide.s32 %a2, %n1, 4, %a1;
                ld.shared.s32 %n2, [%a2];
                mov.u32 %n3, %ctaid.x;
                mad.lo.s32 %n0, %n3, 4, %n0;
                mad.wide.s32 %a3, %n0, 4, %a0;
                st.global.s32 [%a3], %n2;
                """);
        assertArrayEquals(new int[] {3, 2, 1, 0, 3, 2, 1, 0}, memory.ints(y, 8));
    }

    @Test
    void loopsAndGuards() {
        run(1, 1, """
                mov.s32 %n0, 0;
                mov.s32 %n1, 0;
                again:
                setp.ge.s32 %p0, %n0, 5;
                @%p0 bra done;
                add.s32 %n1, %n1, %n0;
                add.s32 %n0, %n0, 1;
                bra again;
                done:
                @!%p0 mov.s32 %n1, 0;
                st.global.s32 [%a0], %n1;
                """);
        assertEquals(10, memory.ints(y, 1)[0]);
    }

    @Test
    void whatPtxasRefusesIsRefused() {
        assertRefused("%f9 is not declared", "mov.f32 %f9, 1.0;");
        assertRefused("%n0 is of type .s32, not .f32", "mov.s32 %n0, 1; add.rn.f32 %f0, %n0, 1.0;");
        assertRefused("%a0 is of type .u64, not .s32", "add.s32 %n0, %a0, 1;");
        assertRefused("add.ru.f32 is not known", "add.ru.f32 %f0, 1.0, 1.0;");
        assertRefused("3 operands are wanted", "add.s32 %n0, 1;");
        assertRefused("label nowhere is nowhere", "bra nowhere;");
        assertRefused("1 has no decimal point", "mov.f32 %f0, 1;");
        assertRefused("1.0 is no number of type .s32", "mov.s32 %n0, 1.0;");
        assertRefused("%tid.x is no register", "mov.u32 %tid.x, 1;");
        assertRefused("label twice is there twice", "twice: twice: bar.sync 0;");
        assertRefused("[z] is not declared", "ld.param.u64 %a1, [z];");
    }

    @Test
    void registersNeedAValueOnEveryWay() {
        assertRefused("before they are written", "add.s32 %n0, %n1, 1;");
        assertRefused(
                "before they are written",
                "setp.eq.s32 %p0, 1, 2; @%p0 bra past; mov.s32 %n1, 1; past: add.s32 %n0, %n1, 1;");
        assertRefused("before they are written", "setp.eq.s32 %p0, 1, 2; @%p0 mov.s32 %n1, 1; add.s32 %n0, %n1, 1;");
    }

    @Test
    void memoryIsChecked() {
        assertRefused("not allotted", "mad.wide.s32 %a1, 100, 4, %a0; st.global.s32 [%a1], 1;");
        assertRefused("nothing was written", "ld.global.s32 %n0, [%a0];");
        assertRefused("not aligned", "mad.wide.s32 %a1, 1, 2, %a0; st.global.s32 [%a1], 1;");
        assertRefused("not aligned", "mad.wide.s32 %a1, 1, 4, %a0; st.global.f64 [%a1], 1.0;");
        assertRefused("outside of the shared memory", "mov.u64 %a1, 16; st.shared.s32 [%a1], 1;");
        assertRefused("nobody has written", "mov.u64 %a1, shared; ld.shared.s32 %n0, [%a1];");
    }

    @Test
    void theOrderOfThreadsMustNotMatter() {
        String exchange = """
                mov.u32 %n0, %tid.x;
                mov.u64 %a1, shared;
                mad.wide.s32 %a2, %n0, 4, %a1;
                st.shared.s32 [%a2], %n0;
                ld.shared.s32 %n1, [%a1];
                """;
        assertRefused(1, 2, "in no order", exchange);
        assertRefused(1, 2, "in no order", "st.global.s32 [%a0], 1;");
        assertRefused(2, 1, "in no order", "st.global.s32 [%a0], 1;");
        assertRefused(2, 1, "in no order", "st.global.s32 [%a0], 1; bar.sync 0; ld.global.s32 %n0, [%a0];");
        memory.write(y, 1);
        assertRefused(2, 1, "in no order", "ld.global.s32 %n0, [%a0]; st.global.s32 [%a0], %n0;");
    }

    @Test
    void barriersNeedAllThreads() {
        assertRefused(
                1,
                2,
                "different barriers",
                "mov.u32 %n0, %tid.x; setp.eq.s32 %p0, %n0, 0; @%p0 bra past; bar.sync 0; past: mov.s32 %n1, 1;");
    }

    @Test
    void launchesMustFit() {
        PtxInterpreter interpreter = new PtxInterpreter(module(""));
        Grid one = new Grid(1, 1);
        assertThrows(PtxException.class, () -> interpreter.launch(new Launch("other", one, List.of(y)), memory));
        assertThrows(PtxException.class, () -> interpreter.launch(new Launch("kernel", one, List.of()), memory));
        assertThrows(PtxException.class, () -> interpreter.launch(new Launch("kernel", one, List.of(1f)), memory));
        Grid large = new Grid(1, 1025);
        assertThrows(PtxException.class, () -> interpreter.launch(new Launch("kernel", large, List.of(y)), memory));
    }

    @Test
    void whatIsNoModuleIsRefused() {
        assertThrows(PtxException.class, () -> new PtxInterpreter(""));
        assertThrows(PtxException.class, () -> new PtxInterpreter(HEADER + "int main() {}"));
        String twice = module("").substring(HEADER.length());
        assertThrows(PtxException.class, () -> new PtxInterpreter(HEADER + twice + twice));
    }
}

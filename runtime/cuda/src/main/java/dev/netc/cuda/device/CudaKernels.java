package dev.netc.cuda.device;

import dev.netc.cuda.ptx.Grid;
import dev.netc.cuda.ptx.Launch;
import dev.netc.cuda.ptx.PtxModule;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jcuda.Pointer;
import jcuda.driver.CUfunction;
import jcuda.driver.CUmodule;
import jcuda.driver.JCudaDriver;

/** The kernels of the PTX module, as the driver compiled them. */
final class CudaKernels {

    private final CudaStream stream;
    private final CUmodule module = new CUmodule();
    private final Map<String, CUfunction> functions = new HashMap<>();

    CudaKernels(CudaStream stream) {
        this.stream = stream;
        Status.driver("cuModuleLoadData", JCudaDriver.cuModuleLoadData(module, PtxModule.text()));
    }

    Runnable prepare(Launch launch) {
        CUfunction function = functions.computeIfAbsent(launch.kernel(), this::find);
        Grid grid = launch.grid();
        Pointer arguments = arguments(launch.arguments());
        String call = "cuLaunchKernel of " + launch.kernel();
        return () -> Status.driver(
                call,
                JCudaDriver.cuLaunchKernel(
                        function, grid.blocks(), 1, 1, grid.threads(), 1, 1, 0, stream.stream(), arguments, null));
    }

    private CUfunction find(String name) {
        CUfunction function = new CUfunction();
        Status.driver("cuModuleGetFunction of " + name, JCudaDriver.cuModuleGetFunction(function, module, name));
        return function;
    }

    private static Pointer arguments(List<Object> arguments) {
        return Pointer.to(arguments.stream().map(CudaKernels::argument).toArray(Pointer[]::new));
    }

    private static Pointer argument(Object argument) {
        if (argument instanceof Long value) {
            return Pointer.to(new long[] {value});
        }
        if (argument instanceof Integer value) {
            return Pointer.to(new int[] {value});
        }
        if (argument instanceof Float value) {
            return Pointer.to(new float[] {value});
        }
        throw new IllegalArgumentException("a kernel takes no " + argument.getClass());
    }

    void close() {
        JCudaDriver.cuModuleUnload(module);
    }
}

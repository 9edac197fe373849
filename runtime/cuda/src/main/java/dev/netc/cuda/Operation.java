package dev.netc.cuda;

import java.util.List;

/**
 * An operator bound to its buffers: what it begins on the device going forward, and what going backward. Memory beyond the buffers is reserved
 * when an operation is made; its address is known when the tasks are.
 */
interface Operation {

    List<Task> forward();

    /** The gradients of the inputs that want one, and of the parameters. */
    List<Task> backward(Wanted wanted);

    /**
     * What a backward step is to compute.
     *
     * @param inputs for each input, whether its gradient is wanted
     * @param growing for each input, whether its gradient grows or is set
     * @param addsParameters whether the parameters' gradients grow or are set
     */
    record Wanted(boolean[] inputs, boolean[] growing, boolean addsParameters) {

        /** Whether the gradient of the only input is wanted. */
        boolean input() {
            return inputs[0];
        }

        /** Whether the gradient of the only input grows. */
        boolean adds() {
            return growing[0];
        }
    }
}

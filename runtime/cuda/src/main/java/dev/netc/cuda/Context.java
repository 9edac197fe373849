package dev.netc.cuda;

import dev.netc.cuda.device.Device;
import java.util.function.LongSupplier;

/** What all operations of an executable are made with. */
record Context(Device device, ParameterArena parameters, Algorithms algorithms, Workspace workspace, KeptMemory kept) {

    /**
     * Memory for what a forward step finds out and its backward step needs.
     *
     * @param isNeeded whether there will be a backward step; else it lies in the workspace
     * @return gives the address, once the tasks are made
     */
    LongSupplier aside(long bytes, boolean isNeeded) {
        if (isNeeded) {
            long place = kept.reserve(bytes);
            return () -> kept.at(place);
        }
        workspace.reserve(bytes);
        return () -> workspace.part(0, bytes).address();
    }
}

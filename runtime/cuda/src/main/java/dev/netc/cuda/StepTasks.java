package dev.netc.cuda;

import dev.netc.cuda.device.DeviceException;
import dev.netc.runtime.backend.BackendException;
import java.util.List;

/**
 * What one step of a program begins on the device.
 *
 * @param description the layer and what it does, for messages
 */
record StepTasks(String description, List<Task> tasks) implements Runnable {

    StepTasks {
        tasks = List.copyOf(tasks);
    }

    /** @throws BackendException if a call fails: names the step, the call and what it said */
    @Override
    public void run() {
        try {
            for (Task task : tasks) {
                task.action().run();
            }
        } catch (DeviceException e) {
            throw new BackendException(description + " failed: " + e.getMessage(), e);
        }
    }

    /** The names of the tasks. */
    List<String> names() {
        return tasks.stream().map(Task::name).toList();
    }
}

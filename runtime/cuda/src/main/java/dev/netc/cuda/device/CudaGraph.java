package dev.netc.cuda.device;

import jcuda.driver.CUgraph;
import jcuda.driver.CUgraphExec;
import jcuda.driver.CUstreamCaptureMode;
import jcuda.driver.JCudaDriver;

/** A graph of the driver, ready to be launched. */
final class CudaGraph implements Graph {

    private final CudaStream stream;
    private final CUgraphExec executable = new CUgraphExec();

    CudaGraph(CudaStream stream, Runnable work) {
        this.stream = stream;
        CUgraph graph = capture(work);
        try {
            Status.driver("cuGraphInstantiate", JCudaDriver.cuGraphInstantiate(executable, graph, 0));
        } finally {
            JCudaDriver.cuGraphDestroy(graph);
        }
    }

    private CUgraph capture(Runnable work) {
        CUgraph graph = new CUgraph();
        Status.driver(
                "cuStreamBeginCapture",
                JCudaDriver.cuStreamBeginCapture(stream.stream(), CUstreamCaptureMode.CU_STREAM_CAPTURE_MODE_RELAXED));
        try {
            work.run();
        } catch (RuntimeException e) {
            // The stream must leave its capture, whatever became of it.
            JCudaDriver.cuStreamEndCapture(stream.stream(), graph);
            JCudaDriver.cuGraphDestroy(graph);
            throw e;
        }
        Status.driver("cuStreamEndCapture", JCudaDriver.cuStreamEndCapture(stream.stream(), graph));
        return graph;
    }

    @Override
    public void launch() {
        Status.driver("cuGraphLaunch", JCudaDriver.cuGraphLaunch(executable, stream.stream()));
    }

    @Override
    public void close() {
        JCudaDriver.cuGraphExecDestroy(executable);
    }
}

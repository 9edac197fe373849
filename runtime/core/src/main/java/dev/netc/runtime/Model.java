package dev.netc.runtime;

import dev.netc.runtime.backend.Backend;
import dev.netc.runtime.backend.Backends;
import dev.netc.runtime.backend.Program;
import dev.netc.runtime.backend.Session;
import dev.netc.runtime.backend.Step;
import dev.netc.runtime.loss.Loss;
import dev.netc.runtime.operator.Operator;
import dev.netc.runtime.optimizer.Optimizer;
import dev.netc.runtime.weights.WeightsFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * A network: its layers, its parameters and, once it is used, a backend that they run on. Generated classes extend it and say in
 * {@link #forward} and {@link #backward} what is computed. A model is used by one thread at a time.
 *
 * <pre>{@code
 * LeNet net = new LeNet();
 * net.load(Path.of("lenet.safetensors"));
 * int digit = net.predict(image).argmax(0);
 * }</pre>
 */
public abstract class Model implements AutoCloseable {

    private final String name;
    private final List<Layer> layers = new ArrayList<>();
    private final List<Value> values = new ArrayList<>();
    private final List<Parameter> parameters = new ArrayList<>();
    private final Set<String> parameterNames = new HashSet<>();
    private final Map<Parameter, float[]> host = new LinkedHashMap<>();
    private final Predictor predictor = new Predictor(this);
    private final Set<Execution> open = new LinkedHashSet<>();

    private Value input;
    private Session session;
    private Pass pass;
    private long seed;

    protected Model(String name) {
        this.name = name;
    }

    /** Calls {@code forward} on every layer, from the input to the output. */
    protected abstract void forward();

    /** Calls {@code backward} on every layer, from the output to the input. */
    protected abstract void backward();

    /** What the last layer computes. */
    public abstract Value output();

    /** How the model file says that the network is trained. */
    public Training training() {
        return Training.standard();
    }

    /** Declares the input; the shape is that of one sample. */
    protected final Value input(int... shape) {
        input = value("input", shape);
        return input;
    }

    /** Declares what a layer computes; the shape is that of one sample. */
    protected final Value value(String path, int... shape) {
        Value value = new Value(path, Shapes.list(shape), values.size());
        values.add(value);
        return value;
    }

    /** Declares a layer with all its parameters. */
    protected final Layer layer(String path, Operator operator) {
        List<Parameter> own = new ArrayList<>();
        for (ParameterSpec spec : operator.parameters()) {
            Parameter parameter = new Parameter(path, spec, parameters.size());
            if (!parameterNames.add(parameter.name())) {
                throw new IllegalArgumentException("two parameters are called " + parameter.name());
            }
            parameters.add(parameter);
            own.add(parameter);
        }
        Layer layer = new Layer(this, path, operator, List.copyOf(own), layers.size());
        layers.add(layer);
        return layer;
    }

    public final String name() {
        return name;
    }

    public final Value input() {
        return input;
    }

    public final List<Layer> layers() {
        return List.copyOf(layers);
    }

    /** Everything that a weights file holds: trained parameters and running statistics. */
    public final List<Parameter> parameters() {
        return List.copyOf(parameters);
    }

    /**
     * Sets every parameter to its first value. The same seed gives the same values everywhere. A model begins with seed 0. What the
     * optimizer remembers stays; {@link #open} forgets it.
     */
    public final void initialize(long seed) {
        this.seed = seed;
        host.clear();
        if (session != null) {
            parameters.forEach(parameter -> session.write(parameter, initialValues(parameter)));
        }
    }

    /**
     * Chooses where the model runs; without this call, the fastest usable backend with all cores. Parameters come along; what
     * was prepared before is closed, and the optimizer begins anew.
     *
     * @throws dev.netc.runtime.backend.BackendException if the device fails; the model then is closed, with its parameters as they were
     */
    public final void open(Backend backend, Backend.Settings settings) {
        close();
        Session opened = backend.open(parameters(), settings);
        try {
            for (Parameter parameter : parameters) {
                opened.write(parameter, read(parameter));
            }
        } catch (RuntimeException e) {
            opened.close();
            throw e;
        }
        session = opened;
        host.clear();
    }

    /** Makes the model ready for training with batches of this size. */
    public final Execution prepareTraining(int batch, Loss loss) {
        return prepare(batch, Program.Mode.TRAINING, loss, true, false);
    }

    /**
     * Makes the model ready for passes whose results can be compared: gradients of the input too, and dropout layers that let all
     * through.
     */
    public final Execution prepareComparison(int batch, Loss loss) {
        return prepare(batch, Program.Mode.TRAINING, loss, false, true);
    }

    /** Makes the model ready for predictions with batches of this size, and for their loss. */
    public final Execution prepareEvaluation(int batch, Loss loss) {
        return prepare(batch, Program.Mode.EVALUATION, loss, false, false);
    }

    private Execution prepare(int batch, Program.Mode mode, Loss loss, boolean dropout, boolean inputGradient) {
        checkBatch(batch);
        Recorder recorder = new Recorder(input);
        runForward(recorder);
        if (mode == Program.Mode.TRAINING) {
            runBackward(recorder);
        }
        Program program = new Program(
                batch,
                mode,
                recorder.forwardSteps(),
                recorder.backwardSteps(),
                input,
                output(),
                values,
                parameters,
                loss,
                dropout,
                gradients(mode, recorder.forwardSteps(), inputGradient));
        Execution execution = new Execution(this, program, session().prepare(program));
        open.add(execution);
        return execution;
    }

    private Set<Value> gradients(Program.Mode mode, List<Step> forward, boolean inputGradient) {
        if (mode == Program.Mode.EVALUATION) {
            return Set.of();
        }
        return inputGradient ? new HashSet<>(values) : Program.trainedValues(forward, output());
    }

    private void checkBatch(int batch) {
        if (batch < 1) {
            throw new IllegalArgumentException("a batch has at least 1 sample, not " + batch);
        }
        for (Value value : values) {
            if ((long) batch * value.elements() > Integer.MAX_VALUE) {
                throw new IllegalArgumentException("a batch of " + batch + " is too large: " + value + " would be "
                        + (long) batch * value.elements() + " numbers, more than an array holds");
            }
        }
    }

    /** Called by an execution that is being closed. */
    final void forget(Execution execution) {
        open.remove(execution);
    }

    /**
     * The output for a batch: N x C x H x W or N x F in, N x F out, as the network's last layer computes it (logits, in most).
     * One sample may come without its batch dimension.
     *
     * @throws IllegalArgumentException if the shape is not the network's
     */
    public final Tensor predict(Tensor samples) {
        return predictor.predict(samples);
    }

    /** Changes the parameters once, by the gradients of the last backward pass. */
    public final void update(Optimizer optimizer, double rate) {
        session().update(optimizer, rate);
    }

    /** A copy of a parameter's values, row-major. */
    public final float[] read(Parameter parameter) {
        requireOwn(parameter);
        if (session != null) {
            float[] copy = new float[parameter.elements()];
            session.read(parameter, copy);
            return copy;
        }
        float[] written = host.get(parameter);
        return written != null ? written.clone() : initialValues(parameter);
    }

    /** A copy of a parameter's gradient, row-major, from the last backward pass; zeros for what is not trained. */
    public final float[] readGradient(Parameter parameter) {
        requireOwn(parameter);
        float[] copy = new float[parameter.elements()];
        session().readGradient(parameter, copy);
        return copy;
    }

    /** Sets a parameter's values, row-major. */
    public final void write(Parameter parameter, float[] newValues) {
        requireOwn(parameter);
        if (newValues.length != parameter.elements()) {
            throw new IllegalArgumentException(
                    parameter + " has " + parameter.elements() + " elements, not " + newValues.length);
        }
        if (session != null) {
            session.write(parameter, newValues);
        } else {
            host.put(parameter, newValues.clone());
        }
    }

    /**
     * Reads all parameters from a safetensors file; if anything is wrong with it, none is changed.
     *
     * @throws dev.netc.runtime.weights.WeightsException if the file is damaged or not of this network: names the parameter and both
     *     shapes
     */
    public final void load(Path file) throws IOException {
        WeightsFile.load(file, this);
    }

    /** Writes all parameters to a safetensors file, which is complete or not there at all. */
    public final void save(Path file) throws IOException {
        WeightsFile.save(this, file);
    }

    /** Frees what the backend holds and closes what was prepared. The parameters stay, and the model can be used again. */
    @Override
    public final void close() {
        if (session == null) {
            return;
        }
        List.copyOf(open).forEach(Execution::close);
        predictor.clear();
        Session closing = session;
        try {
            for (Parameter parameter : parameters) {
                host.put(parameter, read(parameter));
            }
        } finally {
            session = null;
            closing.close();
        }
    }

    private void requireOwn(Parameter parameter) {
        if (parameter.index() >= parameters.size() || parameters.get(parameter.index()) != parameter) {
            throw new IllegalArgumentException(parameter + " is a parameter of another model");
        }
    }

    private Session session() {
        if (session == null) {
            open(Backends.fastest(), Backend.Settings.standard());
        }
        return session;
    }

    private float[] initialValues(Parameter parameter) {
        float[] first = new float[parameter.elements()];
        long mixed = new SplittableRandom(seed).nextLong() + parameter.index();
        parameter.initializer().fill(first, new SplittableRandom(mixed));
        return first;
    }

    final Pass pass() {
        if (pass == null) {
            throw new IllegalStateException("a layer is called by its model's passes; use predict or an Execution");
        }
        return pass;
    }

    final void runForward(Pass through) {
        pass = through;
        try {
            forward();
        } finally {
            pass = null;
        }
    }

    final void runBackward(Pass through) {
        pass = through;
        try {
            backward();
        } finally {
            pass = null;
        }
    }
}

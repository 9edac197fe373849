package dev.netc.runtime;

/** What the calls in a generated class lead to: a recorder while a model is being opened, afterwards the steps of a backend. */
interface Pass {

    void forward(Layer layer, Value x, Value y);

    void forward(Layer layer, Value x1, Value x2, Value y);

    void forward(Layer layer, Value[] xs, Value y);

    void backward(Layer layer, Value x, Value y);

    void backward(Layer layer, Value x1, Value x2, Value y);

    void backward(Layer layer, Value[] xs, Value y);
}

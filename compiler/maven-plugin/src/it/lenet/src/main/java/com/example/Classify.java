package com.example;

import com.example.vision.LeNet;
import dev.netc.runtime.Tensor;

/** Classifies an image of nothing, to show that a compiled model runs. */
public final class Classify {

    private Classify() {}

    public static void main(String[] args) {
        try (LeNet net = new LeNet()) {
            Tensor logits = net.predict(Tensor.zeros(1, 1, 28, 28));
            System.out.println("shape " + logits.shape() + ", class " + logits.argmax(0));
        }
    }
}

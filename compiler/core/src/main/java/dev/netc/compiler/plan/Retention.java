package dev.netc.compiler.plan;

import dev.netc.runtime.operator.AdaptiveAvgPool;
import dev.netc.runtime.operator.Add;
import dev.netc.runtime.operator.AvgPool;
import dev.netc.runtime.operator.BatchNorm;
import dev.netc.runtime.operator.ChannelShuffle;
import dev.netc.runtime.operator.Concat;
import dev.netc.runtime.operator.Conv;
import dev.netc.runtime.operator.Deconv;
import dev.netc.runtime.operator.Dropout;
import dev.netc.runtime.operator.Dropout2d;
import dev.netc.runtime.operator.Elementwise;
import dev.netc.runtime.operator.Flatten;
import dev.netc.runtime.operator.GroupNorm;
import dev.netc.runtime.operator.LayerNorm;
import dev.netc.runtime.operator.Linear;
import dev.netc.runtime.operator.LocalResponseNorm;
import dev.netc.runtime.operator.LogSoftmax;
import dev.netc.runtime.operator.MaxPool;
import dev.netc.runtime.operator.Multiply;
import dev.netc.runtime.operator.OperatorVisitor;
import dev.netc.runtime.operator.Relu;
import dev.netc.runtime.operator.Sigmoid;
import dev.netc.runtime.operator.Softmax;
import dev.netc.runtime.operator.Tanh;
import dev.netc.runtime.operator.Upsample;

/** Which of its values an operator's backward step still reads, so that training has to keep them. */
enum Retention {
    NOTHING,
    INPUT,
    OUTPUT;

    /** One answer for each operator, by its derivative. */
    static final OperatorVisitor<Retention> OF = new OperatorVisitor<>() {

        @Override
        public Retention visit(Conv conv) {
            return INPUT;
        }

        @Override
        public Retention visit(Deconv deconv) {
            return INPUT;
        }

        @Override
        public Retention visit(Linear linear) {
            return INPUT;
        }

        @Override
        public Retention visit(MaxPool pool) {
            return INPUT;
        }

        @Override
        public Retention visit(AvgPool pool) {
            return NOTHING;
        }

        @Override
        public Retention visit(AdaptiveAvgPool pool) {
            return NOTHING;
        }

        @Override
        public Retention visit(BatchNorm norm) {
            return INPUT;
        }

        @Override
        public Retention visit(LayerNorm norm) {
            return INPUT;
        }

        @Override
        public Retention visit(GroupNorm norm) {
            return INPUT;
        }

        @Override
        public Retention visit(LocalResponseNorm norm) {
            return INPUT;
        }

        @Override
        public Retention visit(Elementwise function) {
            boolean fromOutput = function instanceof Relu || function instanceof Sigmoid || function instanceof Tanh;
            return fromOutput ? OUTPUT : INPUT;
        }

        @Override
        public Retention visit(Softmax softmax) {
            return OUTPUT;
        }

        @Override
        public Retention visit(LogSoftmax softmax) {
            return OUTPUT;
        }

        @Override
        public Retention visit(Dropout dropout) {
            return NOTHING;
        }

        @Override
        public Retention visit(Dropout2d dropout) {
            return NOTHING;
        }

        @Override
        public Retention visit(Flatten flatten) {
            return NOTHING;
        }

        @Override
        public Retention visit(Upsample upsample) {
            return NOTHING;
        }

        @Override
        public Retention visit(ChannelShuffle shuffle) {
            return NOTHING;
        }

        @Override
        public Retention visit(Add add) {
            return NOTHING;
        }

        @Override
        public Retention visit(Multiply multiply) {
            return INPUT;
        }

        @Override
        public Retention visit(Concat concat) {
            return NOTHING;
        }
    };
}

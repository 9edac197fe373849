package dev.netc.compiler.model.op;

import dev.netc.compiler.model.Arguments;
import dev.netc.compiler.model.JavaCall;
import dev.netc.compiler.model.LayerKind;
import dev.netc.compiler.model.Op;
import dev.netc.compiler.model.Shape;
import dev.netc.compiler.model.Signature;
import dev.netc.compiler.model.ValueType;
import dev.netc.runtime.operator.ChannelShuffle;
import java.util.Optional;

/** Channel shuffle. */
final class ShuffleKind implements LayerKind {

    @Override
    public Signature signature() {
        return Signature.of(
                        "shuffle",
                        "Channel shuffle: deals the channels of the groups out in turn, so that grouped convolutions see each other.",
                        "shuffle 4")
                .argument("groups", ValueType.count(1), "how many groups the channels came from");
    }

    @Override
    public Optional<Op> bind(Arguments arguments, Shape input) {
        if (!ImageOnly.check(arguments, input)) {
            return Optional.empty();
        }
        return Groups.read(arguments, input.channels(), input.channels())
                .map(groups -> Op.keeping(
                        input, new ChannelShuffle(groups), JavaCall.construct(ChannelShuffle.class, groups)));
    }
}

package dev.netc.cpu;

import dev.netc.runtime.operator.Fill;
import dev.netc.runtime.operator.Window;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The gradient of a convolution's input, and a transposed convolution going forward. The padded image is taken apart by the stride as in
 * {@link Patch}; each of its planes is the product of the weights that meet it, turned round, with shifted rows of the padded output
 * gradient.
 */
final class ConvInputGradient extends ParallelKernel {

    /** Where output gradient, weights, bias (of a transposed convolution) and the image's gradient lie. */
    record Operands(
            float[] gradient, int gradient0, float[] weights, int weights0, int bias0, float[] image, int image0) {

        static final int NO_BIAS = -1;
    }

    private final Context context;
    private final ConvGeometry geometry;
    private final Window window;
    private final Operands operands;
    private final boolean adds;
    private final boolean fills; // whether padding repeats the image, so that its gradient comes back to it
    private final boolean isDirect; // whether the output's gradient can be read as it lies
    private final Axis vertical;
    private final Axis horizontal;
    private final ConvBlocks blocks;
    private final int pitch;
    private final int planeSize;
    private final int productPitch;
    private final Tiles tiles; // of a group's channels
    private final int together; // pieces taken at a time
    private final Plane[] planes;

    /** The kernel for this geometry that does less work. */
    static Runnable of(Context context, ConvGeometry geometry, Operands operands, boolean adds) {
        if (ScatteredConvInputGradient.pays(context, geometry)) {
            return new ScatteredConvInputGradient(context, geometry, operands, adds);
        }
        return ConvColumnGradient.isBetter(geometry, context.workers())
                ? new ConvColumnGradient(context, geometry, operands, adds)
                : new ConvInputGradient(context, geometry, operands, adds);
    }

    ConvInputGradient(Context context, ConvGeometry geometry, Operands operands, boolean adds) {
        super(context.team());
        this.context = context;
        this.geometry = geometry;
        this.window = geometry.window();
        this.operands = operands;
        this.adds = adds;
        this.fills = geometry.fill().kind() != Fill.Kind.CONSTANT;
        vertical =
                axis(window.strideHeight(), window.padTop(), geometry.height(), geometry.rows(), geometry.rowReach());
        horizontal = axis(
                window.strideWidth(), window.padLeft(), geometry.width(), geometry.columns(), geometry.columnReach());
        pitch = horizontal.count() + geometry.columnReach();
        blocks = blocks();
        isDirect = geometry.isPlain() && window.area() == 1 && !fills;
        planeSize =
                isDirect ? geometry.rows() * geometry.columns() : (blocks.blockRows() + geometry.rowReach()) * pitch;
        productPitch =
                Shares.roundUp(blocks.blockRows() * pitch, 2 * context.kernels().lanes());
        together = blocks.together(productPitch, context.workers());
        planes = planes();
        int depth = Arrays.stream(planes).mapToInt(Plane::depth).max().orElseThrow();
        tiles = context.panelTiles(geometry.groupChannels(), depth > MatrixProduct.PANEL_DEPTH);
        context.workspace().reserveShared(geometry.weights());
        int block = MatrixProduct.blockSize(together, productPitch, depth);
        context.workspace().reservePerWorker((long) together * (gradientSize() + productSize()) + block);
        phases(this::turnWeights, this::share);
    }

    /** Floats of the padded output gradient of a piece. */
    private int gradientSize() {
        return isDirect ? 0 : (int) Arena.aligned((long) geometry.groupFilters() * planeSize + Kernels.SLACK);
    }

    /** Floats of the products of a piece. */
    private int productSize() {
        return geometry.groupChannels() * productPitch;
    }

    /** Which rows or columns of a taken-apart image are computed: where padding repeats nothing, those that hold a part of the image. */
    private Axis axis(int stride, int pad, int size, int outputs, int reach) {
        return fills
                ? new Axis(0, outputs + reach)
                : new Axis(pad / stride, (size - 1 + pad) / stride + 1 - pad / stride);
    }

    private record Axis(int first, int count) {}

    private ConvBlocks blocks() {
        int rows = vertical.count();
        long floats = (long) geometry.groupChannels() * geometry.height() * geometry.width()
                + (long) geometry.groupFilters() * geometry.rows() * geometry.columns();
        ConvBlocks chosen = ConvBlocks.of(geometry.batch(), geometry.groups(), rows, floats, context.workers());
        return fills ? new ConvBlocks(geometry.batch(), geometry.groups(), rows, rows) : chosen;
    }

    /** One plane of the taken-apart image: its remainders of row and column, and the window elements that meet it. */
    private record Plane(
            int rowRemainder, int columnRemainder, int[] elements, int weights0, MatrixProduct.Views views) {

        int depth() {
            return views.table().length;
        }
    }

    private Plane[] planes() {
        Plane[] all = new Plane[window.strideHeight() * window.strideWidth()];
        int weights0 = 0;
        for (int i = 0; i < all.length; i++) {
            int rowRemainder = i / window.strideWidth();
            int columnRemainder = i % window.strideWidth();
            int[] elements = IntStream.range(0, window.area())
                    .filter(element -> rowOf(element) % window.strideHeight() == rowRemainder
                            && columnOf(element) % window.strideWidth() == columnRemainder)
                    .toArray();
            all[i] = new Plane(
                    rowRemainder,
                    columnRemainder,
                    elements,
                    weights0,
                    MatrixProduct.Views.of(context.kernels(), table(elements)));
            weights0 += geometry.channels() * geometry.groupFilters() * elements.length;
        }
        return all;
    }

    private int rowOf(int element) {
        return element / window.width() * window.dilationHeight();
    }

    private int columnOf(int element) {
        return element % window.width() * window.dilationWidth();
    }

    private int[] table(int[] elements) {
        int[] table = new int[geometry.groupFilters() * elements.length];
        for (int i = 0; i < table.length; i++) {
            int element = elements[i % elements.length];
            int row = geometry.rowReach() - rowOf(element) / window.strideHeight();
            int column = geometry.columnReach() - columnOf(element) / window.strideWidth();
            table[i] = i / elements.length * planeSize + row * pitch + column;
        }
        return table;
    }

    /**
     * Lays the weights out in panels for tiles of the image's channels: plane, group, tile, filter of the group, element, channel of the
     * tile.
     */
    private void turnWeights(int worker, int workers) {
        int items = geometry.groups() * tiles.count();
        int end = Shares.start(items, worker + 1, workers);
        for (int item = Shares.start(items, worker, workers); item < end; item++) {
            for (Plane plane : planes) {
                turnWeights(plane, item / tiles.count(), item % tiles.count());
            }
        }
    }

    private void turnWeights(Plane plane, int group, int tile) {
        float[] turned = context.workspace().array();
        int rows = tiles.rows(tile);
        int to = weightsOf(plane, group) + tiles.first(tile) * plane.depth();
        for (int k = 0; k < geometry.groupFilters(); k++) {
            int filter = group * geometry.groupFilters() + k;
            int from = operands.weights0 + filter * geometry.filterWeights() + tiles.first(tile) * window.area();
            for (int element : plane.elements) {
                for (int i = 0; i < rows; i++) {
                    turned[to++] = operands.weights[from + i * window.area() + element];
                }
            }
        }
    }

    private int weightsOf(Plane plane, int group) {
        return context.workspace().shared() + plane.weights0 + group * geometry.groupChannels() * plane.depth();
    }

    private void share(int worker, int workers) {
        int end = Shares.start(blocks.pieces(), worker + 1, workers);
        for (int piece = Shares.start(blocks.pieces(), worker, workers); piece < end; piece += together) {
            compute(piece, Math.min(together, end - piece), context.workspace().of(worker));
        }
    }

    private void compute(int piece, int count, int gradients) {
        for (int i = 0; i < count; i++) {
            if (!isDirect) {
                copyGradient(piece + i, gradients + i * gradientSize());
            }
            if (fills && !adds) {
                clear(blocks.sample(piece + i), blocks.group(piece));
            }
        }
        int products = gradients + together * gradientSize();
        int firstChannel = blocks.group(piece) * geometry.groupChannels();
        for (Plane plane : planes) {
            if (plane.depth() > 0) {
                multiply(plane, piece, count, gradients, products);
            }
            for (int i = 0; i < count; i++) {
                for (int c = 0; c < geometry.groupChannels(); c++) {
                    int from = products + i * productSize() + c * productPitch;
                    scatter(plane, piece + i, firstChannel + c, from);
                }
            }
        }
    }

    private void multiply(Plane plane, int piece, int count, int gradients, int products) {
        float[] scratch = context.workspace().array();
        int columns = Shares.roundUp(
                (blocks.rows(piece) - 1) * pitch + horizontal.count(),
                2 * context.kernels().lanes());
        MatrixProduct.multiplyPanels(
                context.kernels(),
                tiles,
                count,
                columns,
                plane.depth(),
                scratch,
                weightsOf(plane, blocks.group(piece)),
                isDirect ? operands.gradient : scratch,
                isDirect ? gradientOf(piece) : gradients,
                isDirect ? geometry.outputPlane(1, 0) : gradientSize(),
                plane.views,
                scratch,
                products,
                productSize(),
                productPitch,
                scratch,
                products + together * productSize());
    }

    private int gradientOf(int piece) {
        int plane = geometry.outputPlane(blocks.sample(piece), blocks.group(piece) * geometry.groupFilters());
        return operands.gradient0 + plane + blocks.firstRow(piece) * geometry.columns();
    }

    /** Copies the output's gradient of a group with as much zero around it as the window reaches. */
    private void copyGradient(int piece, int to) {
        float[] scratch = context.workspace().array();
        Arrays.fill(scratch, to, to + geometry.groupFilters() * planeSize + Kernels.SLACK, 0);
        int firstRow = vertical.first + blocks.firstRow(piece) - geometry.rowReach();
        int firstColumn = horizontal.first - geometry.columnReach();
        int fromRow = Math.max(firstRow, 0);
        int untilRow = Math.min(firstRow + planeSize / pitch, geometry.rows());
        int fromColumn = Math.max(firstColumn, 0);
        int length = Math.min(firstColumn + pitch, geometry.columns()) - fromColumn;
        if (length <= 0) {
            return;
        }
        for (int k = 0; k < geometry.groupFilters(); k++) {
            int filter = blocks.group(piece) * geometry.groupFilters() + k;
            int from = operands.gradient0 + geometry.outputPlane(blocks.sample(piece), filter) + fromColumn;
            int target = to + k * planeSize + fromColumn - firstColumn;
            for (int row = fromRow; row < untilRow; row++) {
                System.arraycopy(
                        operands.gradient,
                        from + row * geometry.columns(),
                        scratch,
                        target + (row - firstRow) * pitch,
                        length);
            }
        }
    }

    private void clear(int sample, int group) {
        int from = operands.image0 + geometry.imagePlane(sample, group * geometry.groupChannels());
        int length = geometry.groupChannels() * geometry.height() * geometry.width();
        Arrays.fill(operands.image, from, from + length, 0);
    }

    /** Brings one channel of a plane back to where in the image it belongs. */
    private void scatter(Plane plane, int piece, int channel, int products) {
        int to = operands.image0 + geometry.imagePlane(blocks.sample(piece), channel);
        float bias = operands.bias0 == Operands.NO_BIAS ? 0 : operands.weights[operands.bias0 + channel];
        for (int i = 0; i < blocks.rows(piece); i++) {
            int row = (vertical.first + blocks.firstRow(piece) + i) * window.strideHeight() + plane.rowRemainder;
            int y = row - window.padTop();
            int from = products + i * pitch;
            if (fills) {
                int source = geometry.fill().source(y, geometry.height());
                if (plane.depth() > 0 && source >= 0 && source < geometry.height()) {
                    scatterFilled(plane, from, to + source * geometry.width());
                }
            } else if (y >= 0 && y < geometry.height()) {
                scatterRow(plane, from, to + y * geometry.width(), bias);
            }
        }
    }

    private void scatterFilled(Plane plane, int from, int to) {
        float[] scratch = context.workspace().array();
        for (int j = 0; j < horizontal.count(); j++) {
            int x = j * window.strideWidth() + plane.columnRemainder - window.padLeft();
            int source = geometry.fill().source(x, geometry.width());
            if (source >= 0 && source < geometry.width()) {
                operands.image[to + source] += scratch[from + j];
            }
        }
    }

    private void scatterRow(Plane plane, int from, int to, float bias) {
        float[] scratch = context.workspace().array();
        int stride = window.strideWidth();
        int offset = horizontal.first * stride + plane.columnRemainder - window.padLeft();
        int first = offset < 0 ? Shares.ceil(-offset, stride) : 0;
        int until = Math.min(horizontal.count(), Shares.ceil(geometry.width() - offset, stride));
        if (plane.depth() == 0) {
            for (int j = first; j < until && !adds; j++) {
                operands.image[to + offset + j * stride] = bias;
            }
        } else if (stride == 1 && adds) {
            context.kernels().add(scratch, from + first, operands.image, to + offset + first, until - first);
        } else if (stride == 1 && operands.bias0 == Operands.NO_BIAS) {
            System.arraycopy(scratch, from + first, operands.image, to + offset + first, until - first);
        } else if (stride == 1) {
            context.kernels()
                    .shift(
                            scratch,
                            from + first,
                            bias,
                            Rectifier.NONE,
                            operands.image,
                            to + offset + first,
                            until - first);
        } else {
            for (int j = first; j < until; j++) {
                int at = to + offset + j * stride;
                operands.image[at] = (adds ? operands.image[at] : bias) + scratch[from + j];
            }
        }
    }
}

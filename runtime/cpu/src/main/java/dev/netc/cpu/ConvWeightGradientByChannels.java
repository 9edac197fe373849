package dev.netc.cpu;

import dev.netc.cpu.ConvWeightGradient.Operands;
import java.util.Arrays;

/**
 * The gradient of a convolution's weights and bias with channels in the lanes: for each element of the window the product of the output's
 * gradient, F x P, and the image as that element sees it, P x C, over the places P of all samples. Nothing is left to be added up across
 * lanes, so this is the faster way where channels fill vectors.
 *
 * <p>First the image is laid out in panels of two vectors of channels, for each of them a panel's places one behind the other, padded and
 * taken apart by the stride as in a {@link Patch}; and the gradient in panels of as many filters as a tile has rows, with zeros where the
 * patch has places between the rows. So what an element of the window sees is a run of places. An item of work is some filters and a panel
 * of channels, for all elements of the window.
 */
final class ConvWeightGradientByChannels extends ParallelKernel {

    /** Places that are taken at a time, so that a panel's part stays in a second-level cache and that of a few filters in the first. */
    private static final int DEPTH = 256;

    /** Floats of the sums of an item: an eighth of a second-level cache. */
    private static final int SUMS = 32 * 1024;

    private static final int ITEMS_PER_WORKER = 4;

    private final Context context;
    private final ConvGeometry geometry;
    private final Operands operands;
    private final boolean adds;
    private final Patch patch;
    private final Tiles tiles; // of a group's filters
    private final int tilesTogether; // of an item
    private final int panelWidth; // channels of a panel
    private final int panels; // of a group
    private final int patchPlane; // floats of a channel's patch
    private final int places; // of an output plane, with those between its rows
    private final int[] taps; // for each element of the window, where a patch's first place meets it

    ConvWeightGradientByChannels(Context context, ConvGeometry geometry, Operands operands, boolean adds) {
        super(context.team());
        this.context = context;
        this.geometry = geometry;
        this.operands = operands;
        this.adds = adds;
        patch = new Patch(geometry, geometry.rows());
        tiles = context.panelTiles(geometry.groupFilters(), true);
        panelWidth = 2 * context.kernels().lanes();
        panels = Shares.ceil(geometry.groupChannels(), panelWidth);
        patchPlane = patch.size() / geometry.groupChannels();
        places = (geometry.rows() - 1) * patch.pitch() + geometry.columns();
        taps = Arrays.copyOf(patch.offsets(), geometry.window().area());
        int forWorkers = Shares.ceil(ITEMS_PER_WORKER * context.workers(), geometry.groups() * panels);
        int forCache = Math.max(1, SUMS / tileSums());
        tilesTogether = Math.max(1, Math.min(forCache, tiles.count() / forWorkers));
        context.workspace().reserveShared(imageFloats() + gradientFloats());
        context.workspace()
                .reservePerWorker(Math.max(Math.max(patch.size(), tilesTogether * tileSums()), gradientRows()));
        phases(this::layOutImage, this::layOutGradient, this::multiply);
    }

    /** Whether channels fill enough of the vectors. */
    static boolean pays(Context context, ConvGeometry geometry) {
        return context.kernels().interleaves()
                && geometry.groupChannels() >= context.kernels().lanes();
    }

    /** Floats of the sums of a tile's filters with a panel of channels, for all elements of the window. */
    private int tileSums() {
        return context.kernels().tile(geometry.groupFilters()) * taps.length * panelWidth;
    }

    /** Floats of the gradients of a tile's filters, with those between the rows. */
    private int gradientRows() {
        return context.kernels().tile(geometry.groupFilters()) * places;
    }

    /** Samples x groups x panels x vectors of channels x places of the patch x channels of a vector. */
    private long imageFloats() {
        return Arena.aligned((long) geometry.batch() * geometry.groups() * panels * patchPlane * panelWidth);
    }

    /** Groups x tiles x samples x places x filters of the tile. */
    private long gradientFloats() {
        return (long) geometry.batch() * geometry.filters() * places;
    }

    private int imagePanel(int sample, int group, int panel) {
        int before = (sample * geometry.groups() + group) * panels + panel;
        return context.workspace().shared() + before * patchPlane * panelWidth;
    }

    private int gradientPanel(int group, int tile, int sample) {
        int before = (group * geometry.groupFilters() + tiles.first(tile)) * geometry.batch() * places;
        return context.workspace().shared() + (int) imageFloats() + before + sample * places * tiles.rows(tile);
    }

    private void layOutImage(int worker, int workers) {
        float[] scratch = context.workspace().array();
        int planes = context.workspace().of(worker);
        int items = geometry.batch() * geometry.groups();
        int end = Shares.start(items, worker + 1, workers);
        for (int item = Shares.start(items, worker, workers); item < end; item++) {
            int sample = item / geometry.groups();
            int group = item % geometry.groups();
            patch.copy(operands.image(), operands.image0(), sample, group, 0, scratch, planes);
            for (int panel = 0; panel < panels; panel++) {
                layOutPanel(planes, panel, imagePanel(sample, group, panel));
            }
        }
    }

    private void layOutPanel(int planes, int panel, int to) {
        float[] scratch = context.workspace().array();
        int first = panel * panelWidth;
        int count = Math.min(panelWidth, geometry.groupChannels() - first);
        if (count < panelWidth) {
            Arrays.fill(scratch, to, to + patchPlane * panelWidth, 0);
        }
        int lanes = panelWidth / 2;
        for (int i = 0; i < count; i += lanes) {
            Transposition.copy(
                    scratch,
                    planes + (first + i) * patchPlane,
                    patchPlane,
                    Math.min(lanes, count - i),
                    0,
                    patchPlane,
                    scratch,
                    to + i * patchPlane,
                    lanes);
        }
    }

    private void layOutGradient(int worker, int workers) {
        int items = geometry.groups() * tiles.count() * geometry.batch();
        int end = Shares.start(items, worker + 1, workers);
        for (int item = Shares.start(items, worker, workers); item < end; item++) {
            int sample = item % geometry.batch();
            int tile = item / geometry.batch() % tiles.count();
            int group = item / geometry.batch() / tiles.count();
            int filter = group * geometry.groupFilters() + tiles.first(tile);
            layOutGradient(
                    operands.gradient0() + geometry.outputPlane(sample, filter),
                    tiles.rows(tile),
                    context.workspace().of(worker),
                    gradientPanel(group, tile, sample));
        }
    }

    private void layOutGradient(int from, int filters, int spread, int to) {
        float[] scratch = context.workspace().array();
        int columns = geometry.columns();
        int gap = patch.pitch() - columns;
        if (gap == 0) {
            Transposition.copy(operands.gradient(), from, places, filters, 0, places, scratch, to, filters);
            return;
        }
        int next = spread;
        for (int row = 0; row < filters * geometry.rows(); row++) {
            System.arraycopy(operands.gradient(), from + row * columns, scratch, next, columns);
            next += columns;
            if ((row + 1) % geometry.rows() != 0) {
                Arrays.fill(scratch, next, next + gap, 0);
                next += gap;
            }
        }
        Transposition.copy(scratch, spread, places, filters, 0, places, scratch, to, filters);
    }

    private void multiply(int worker, int workers) {
        int parts = Shares.ceil(tiles.count(), tilesTogether);
        int items = geometry.groups() * panels * parts;
        int end = Shares.start(items, worker + 1, workers);
        for (int item = Shares.start(items, worker, workers); item < end; item++) {
            int first = item % parts * tilesTogether;
            int last = Math.min(first + tilesTogether, tiles.count());
            int panel = item / parts % panels;
            int group = item / parts / panels;
            multiply(group, panel, first, last, context.workspace().of(worker));
            if (panel == 0 && operands.bias0() != Operands.NO_BIAS) {
                sumBias(group, first, last);
            }
        }
    }

    private void multiply(int group, int panel, int firstTile, int endTile, int sums) {
        float[] scratch = context.workspace().array();
        Arrays.fill(scratch, sums, sums + (endTile - firstTile) * tileSums(), 0);
        for (int sample = 0; sample < geometry.batch(); sample++) {
            for (int place = 0; place < places; place += DEPTH) {
                for (int tap = 0; tap < taps.length; tap++) {
                    int image = imagePanel(sample, group, panel) + taps[tap] * (panelWidth / 2);
                    for (int tile = firstTile; tile < endTile; tile++) {
                        int to = sums + (tile - firstTile) * tileSums() + tap * tiles.rows(tile) * panelWidth;
                        accumulate(group, tile, sample, place, image, to);
                    }
                }
            }
        }
        for (int tile = firstTile; tile < endTile; tile++) {
            write(group, panel, tile, sums + (tile - firstTile) * tileSums());
        }
    }

    private void accumulate(int group, int tile, int sample, int place, int image, int sums) {
        float[] scratch = context.workspace().array();
        int count = tiles.rows(tile);
        int lanes = panelWidth / 2;
        PanelTiles.accumulate(
                count,
                scratch,
                gradientPanel(group, tile, sample) + place * count,
                count,
                scratch,
                image + place * lanes,
                patchPlane * lanes,
                Math.min(DEPTH, places - place),
                scratch,
                sums,
                lanes,
                panelWidth);
    }

    /** Takes a tile's sums to the weights, where the elements of a window lie side by side. */
    private void write(int group, int panel, int tile, int sums) {
        float[] scratch = context.workspace().array();
        int first = panel * panelWidth;
        int channels = Math.min(panelWidth, geometry.groupChannels() - first);
        for (int i = 0; i < tiles.rows(tile); i++) {
            int filter = group * geometry.groupFilters() + tiles.first(tile) + i;
            int to = operands.weights0() + filter * geometry.filterWeights() + first * taps.length;
            if (!adds) {
                Arrays.fill(operands.sums(), to, to + channels * taps.length, 0);
            }
            for (int tap = 0; tap < taps.length; tap++) {
                int from = sums + (tap * tiles.rows(tile) + i) * panelWidth;
                for (int channel = 0; channel < channels; channel++) {
                    operands.sums()[to + channel * taps.length + tap] += scratch[from + channel];
                }
            }
        }
    }

    private void sumBias(int group, int firstTile, int endTile) {
        int filter = group * geometry.groupFilters() + tiles.first(firstTile);
        int end = filter + tiles.first(endTile - 1) + tiles.rows(endTile - 1) - tiles.first(firstTile);
        for (; filter < end; filter++) {
            operands.sumBias(context.kernels(), geometry, 1, filter, adds);
        }
    }
}

package dev.netc.train.data;

/**
 * The line through points that is best by the squares of the distances.
 *
 * @param deviation of the points from it
 */
public record LeastSquares(double slope, double intercept, double deviation) {

    public static LeastSquares of(Samples points) {
        int count = points.count();
        float[] x = new float[count];
        float[] y = new float[count];
        double meanX = 0;
        double meanY = 0;
        for (int i = 0; i < count; i++) {
            points.copyInput(i, Normalization.none(), x, i);
            points.copyTarget(i, y, i);
            meanX += x[i] / (double) count;
            meanY += y[i] / (double) count;
        }
        double products = 0;
        double squares = 0;
        for (int i = 0; i < count; i++) {
            products += (x[i] - meanX) * (y[i] - meanY);
            squares += (x[i] - meanX) * (x[i] - meanX);
        }
        double slope = products / squares;
        double intercept = meanY - slope * meanX;
        double distances = 0;
        for (int i = 0; i < count; i++) {
            distances += Math.pow(y[i] - slope * x[i] - intercept, 2);
        }
        return new LeastSquares(slope, intercept, Math.sqrt(distances / count));
    }
}

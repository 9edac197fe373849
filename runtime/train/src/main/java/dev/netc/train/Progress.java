package dev.netc.train;

import java.util.OptionalDouble;

/**
 * Where a training stands after a batch.
 *
 * @param epoch from 1
 * @param batch from 1
 * @param batches in an epoch
 * @param samples that the epoch has had so far
 * @param batchLoss of this batch alone
 * @param loss the epoch's mean so far
 * @param accuracy the epoch's so far, 0 to 1; empty where the targets are numbers
 * @param seconds since the epoch began
 */
public record Progress(
        int epoch,
        int batch,
        int batches,
        int samples,
        double batchLoss,
        double loss,
        OptionalDouble accuracy,
        double seconds) {}

/** Training: the loop over the data, what it measures, and how it tells. */
package dev.netc.train;

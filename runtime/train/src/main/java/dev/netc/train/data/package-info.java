/** Data sets: where they come from, how they lie in memory, and single images to predict on. */
package dev.netc.train.data;

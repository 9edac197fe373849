/** Random changes of training images, with the arithmetic of torchvision's transforms on float tensors. */
package dev.netc.train.augment;

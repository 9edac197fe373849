package dev.netc.cuda.ptx;

/** Where an element stands in planes x height x width: the sample and its channel are one, the plane. */
record Place(Int32 plane, Int32 row, Int32 column) {

    static Place of(Int32 at, Int32 height, Int32 width) {
        Int32 rows = at.over(width);
        Int32 column = at.minus(rows.times(width));
        Int32 plane = rows.over(height);
        return new Place(plane, rows.minus(plane.times(height)), column);
    }

    /** Where an element of the same plane stands in an array of planes of another size. */
    Int32 index(Int32 otherRow, Int32 otherColumn, Int32 height, Int32 width) {
        return plane.timesPlus(height, otherRow).timesPlus(width, otherColumn);
    }
}

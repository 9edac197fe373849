package dev.netc.train.data;

/** Where one data set comes from. */
interface DataSource {

    /** As its folder is called: {@code fashion-mnist}. */
    String name();

    /** @throws DataException if the data is missing or damaged */
    DataSet load(DataOptions options) throws DataException;
}

package dev.netc.runtime.weights;

import java.util.Collections;
import java.util.Map;

/** The JSON at the beginning of a safetensors file: free remarks, and where each tensor lies. Both in the order of the file. */
record Header(Map<String, String> metadata, Map<String, StoredTensor> tensors) {

    Header {
        metadata = Collections.unmodifiableMap(metadata);
        tensors = Collections.unmodifiableMap(tensors);
    }
}

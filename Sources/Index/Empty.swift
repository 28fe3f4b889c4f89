// The index.

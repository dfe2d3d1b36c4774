//! Steps that change values of a dataset, one file each; nothing else changes data.

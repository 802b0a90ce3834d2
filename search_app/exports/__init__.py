"""What a result can be taken away as: one format a file, each a stream of bytes."""

"""The index on Elasticsearch: a `SearchEngine` for more readers and pairs than one machine serves."""

"""What `disputes ingest` reads and writes."""

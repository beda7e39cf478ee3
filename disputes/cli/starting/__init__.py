"""What `init` writes, and how it is written: nothing that is there is ever touched."""

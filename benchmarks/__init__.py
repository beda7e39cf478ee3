"""Benchmarks: knowledge bases of any size, and a runner that measures whole processes."""

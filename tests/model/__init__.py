"""Tests of the values in records."""

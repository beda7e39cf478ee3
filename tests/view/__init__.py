"""Tests of the plain data that reports show."""

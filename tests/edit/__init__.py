"""Tests of edits and of writing files."""

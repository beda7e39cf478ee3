"""Tests of what editors are given."""

from cli.conftest import call

__all__ = ["call"]

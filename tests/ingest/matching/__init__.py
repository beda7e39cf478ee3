"""Tests of what the knowledge base already has of a drafted attribution."""

"""Mutation testing of the modules that decide: see docs/mutation.md."""

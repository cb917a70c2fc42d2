"""Asking publishers' addresses, only when a maintainer does."""

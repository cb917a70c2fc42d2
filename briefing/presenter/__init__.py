"""Presenter mode: one HTML document."""

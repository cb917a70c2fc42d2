"""The record as data that others build on: files, JSON, feed, OpenAPI."""

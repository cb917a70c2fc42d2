"""The record for assistants: tools over the Model Context Protocol, and what they are told."""

"""The record as catalogues, search engines, notebooks and other tools want it described."""

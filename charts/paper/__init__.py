"""A chart drawn as SVG and PNG: for figure pages, PDF and Word."""

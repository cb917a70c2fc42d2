"""The words of a chart: title, finding, description, what a mark says, and its table."""

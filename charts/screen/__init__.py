"""A chart drawn for the browser, as a Plotly figure."""

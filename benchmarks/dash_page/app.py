"""What is measured beside: a Dash page with the same chart and the same choice.

Run with ``python benchmarks/dash_page/app.py PORT``; needs benchmarks/requirements.txt.
"""

import sys

import plotly.graph_objects as go
from dash import Dash, Input, Output, dcc, html
from werkzeug.serving import make_server

YEARS = list(range(2012, 2026))
VALUES = {"First": [y % 7 + 3 for y in YEARS], "Second": [y % 5 + 2 for y in YEARS]}

app = Dash(__name__, title="A page with a chart", compress=False)
app.layout = html.Main(
    [
        html.H1("A page with a chart"),
        dcc.Dropdown(list(VALUES), "First", id="series", clearable=False),
        dcc.Graph(id="chart"),
    ]
)


@app.callback(Output("chart", "figure"), Input("series", "value"))
def draw(chosen: str) -> go.Figure:
    return go.Figure(go.Scatter(x=YEARS, y=VALUES[chosen], mode="lines+markers", name=chosen))


if __name__ == "__main__":
    make_server("127.0.0.1", int(sys.argv[1]), app.server, threaded=True).serve_forever()

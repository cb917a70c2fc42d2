"""What is measured beside: a bare Streamlit page with one Plotly chart and one choice."""

import plotly.graph_objects as go
import streamlit as st

YEARS = list(range(2012, 2026))
VALUES = {"First": [y % 7 + 3 for y in YEARS], "Second": [y % 5 + 2 for y in YEARS]}

st.title("A page with a chart")
chosen = st.selectbox("Series", list(VALUES), key="series")
figure = go.Figure(go.Scatter(x=YEARS, y=VALUES[chosen], mode="lines+markers", name=chosen))
st.plotly_chart(figure, key="chart")

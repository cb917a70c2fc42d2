"""How fast it is, beside a bare Streamlit page, a Dash page and a route from memory."""

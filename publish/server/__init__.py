"""The server: routes, headers, limits and assets beside Streamlit's."""

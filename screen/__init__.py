"""What all pages share on the screen. The only room, besides the pages, that knows Streamlit."""

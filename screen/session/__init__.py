"""What a page has of its reader: session, address, view, briefing; and what is Streamlit's own."""

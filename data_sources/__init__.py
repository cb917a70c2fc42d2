"""Where figures come from, and how we know them."""

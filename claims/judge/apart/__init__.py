"""Numbers that are judged in a way of their own: rates and shares, votes of a parliament."""

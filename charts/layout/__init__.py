"""Where things stand, whoever draws: axes, colours, text widths, flags, outlines."""

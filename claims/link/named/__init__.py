"""What a sentence names: whose number it is, and of which places, platforms and other parts."""

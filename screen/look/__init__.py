"""How it looks: small pieces of HTML, the style sheet, words explained."""

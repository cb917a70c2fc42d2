"""What stands around every answer of the server: path, headers, name, and what fails."""

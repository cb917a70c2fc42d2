"""What the server answers at which address, described for programs (OpenAPI)."""

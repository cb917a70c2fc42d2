"""The running server under attack: how soon others hear that it is well."""

"""Daily files of the DSA Transparency Database: fetched, checked, counted, kept."""

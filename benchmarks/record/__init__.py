"""What is made of the record: pages, search and files, and how time grows with its size."""

"""The EU's DSA Transparency Database: daily files in, small daily counts out, monthly CSVs kept.

A row there is one statement of reasons: one decision of one platform about one item or account.
Not an image, not a child, not a report to police. Files are read as a stream, zip in zip, and
nothing is unpacked to disk; no free text and no identifier is kept.
"""

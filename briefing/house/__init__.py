"""An organisation's own templates: let in with care, or refused with what they lack."""

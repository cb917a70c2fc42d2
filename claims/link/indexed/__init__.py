"""The record as claims look it up: its figures by slot and value, its series by words."""

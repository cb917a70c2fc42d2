"""What a chart is before anybody draws it: its name, its marks, its breaks and notes."""

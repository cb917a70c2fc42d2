"""Streamlit's own words, which it has in English only, in the language of the page.

A script of ours (``publish/server/static/words.js``) puts them in their place in the browser.
"""

from __future__ import annotations

from languages import LANGUAGES, Translate, translator

Words = dict[str, dict[str, str]]
"""Whole texts, beginnings of labels, ends of texts, and texts with something in the place of
``{}``, as Streamlit writes them, to ours."""


def words(language: str) -> Words:
    """What is said instead in ``language``; empty where it would be the same."""
    _ = translator(language)
    whole = {
        "Upload": _("Upload"),
        "file upload": _("file upload"),
        "Skip to main content": _("Skip to main content"),
        "Link to heading": _("Link to heading"),
        "Choose an option": _("Choose an option"),
        "Choose options": _("Choose options"),
        "Open": _("Open"),
        "Selected values": _("Selected values"),
        "Clear all": _("Clear all"),
        "Clear value": _("Clear value"),
        "No results": _("No results"),
        "No options": _("No options"),
        "Press Enter to apply": _("Press Enter to apply"),
        "Press Ctrl+Enter to apply": _("Press Ctrl+Enter to apply"),
        "Press ⌘+Enter to apply": _("Press ⌘+Enter to apply"),
        "Fullscreen": _("Fullscreen"),
        "Close fullscreen": _("Close fullscreen"),
        "Type to search": _("Type to search"),
        **_of_tables(_),
        "Failed to generate file for download": _("Failed to generate file for download"),
        "Error:": _("Error:"),
    }
    begins = {
        "Remove ": _("Remove "),
        "Help for ": _("Help for "),
        "Show/hide columns: ": _("Show/hide columns: "),
        "Download as CSV: ": _("Download as CSV: "),
        "Search: ": _("Search: "),
        "Fullscreen: ": _("Fullscreen: "),
        "Close fullscreen: ": _("Close fullscreen: "),
    }
    ends = {"MB per file": _("MB per file"), "KB per file": _("KB per file")}
    holes = {
        "File must be {} or smaller.": _("File must be {} or smaller."),
        "{} files are not allowed.": _("{} files are not allowed."),
        "{} options available.": _("{} options available."),
        "You can only select up to {} options. Remove an option first.": _(
            "You can only select up to {} options. Remove an option first."
        ),
    }
    tables = {"whole": whole, "begins": begins, "ends": ends, "holes": holes}
    return {name: _changed(said) for name, said in tables.items()}


def _of_tables(_: Translate) -> dict[str, str]:
    """What stands in the menu of a column and in the search of a table."""
    return {
        "Sort ascending": _("Sort ascending"),
        "Sort descending": _("Sort descending"),
        "Statistics": _("Statistics"),
        "Format": _("Format"),
        "Values": _("Values"),
        "Empty": _("Empty"),
        "Distinct": _("Distinct"),
        "Minimum length": _("Minimum length"),
        "Maximum length": _("Maximum length"),
        "Average length": _("Average length"),
        "Based on sample": _("Based on sample"),
        "Minimum": _("Minimum"),
        "Maximum": _("Maximum"),
        "Average": _("Average"),
        "Median": _("Median"),
        "Sum": _("Sum"),
        "Standard deviation": _("Standard deviation"),
        "Autosize": _("Autosize"),
        "Pin column": _("Pin column"),
        "Unpin column": _("Unpin column"),
        "Hide column": _("Hide column"),
        "Copy column name": _("Copy column name"),
        "Dataframe column menu": _("Dataframe column menu"),
        "Previous Result": _("Previous Result"),
        "Next Result": _("Next Result"),
        "Close Search": _("Close Search"),
        "Dismiss": _("Dismiss"),
    }


def _changed(said: dict[str, str]) -> dict[str, str]:
    return {theirs: ours for theirs, ours in said.items() if theirs != ours}


def all_words() -> dict[str, Words]:
    """The words of every language, by its code: a reader changes it without a new page."""
    return {language: words(language) for language in LANGUAGES}

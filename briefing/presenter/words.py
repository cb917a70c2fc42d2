"""What presenter mode says beside the slides: buttons, messages, and the sheet of keys."""

from __future__ import annotations

from briefing.items.own_words import note_word
from languages import translator


def buttons(language: str) -> dict[str, str]:
    """Names of what stands on the screen, by the names that the template uses."""
    _ = translator(language)
    return {
        "slide": _("Slide"),
        "notes": _("Presenter's view"),
        "now": _("What the audience sees"),
        "next": _("Next"),
        "said": _("What to say"),
        "all": _("All slides"),
        "previous": _("Back"),
        "forward": _("Forward"),
        "full": _("Full screen"),
        "curtain": _("Black screen"),
        "pale": _("White screen"),
        "controls": _("Controls"),
        "note": note_word(language),
        "since": _("since the start"),
        "clock": _("Clock"),
        "start": _("Start"),
        "reset": _("Back to zero"),
        "help": _("Help"),
        "sheet": _("Keys"),
        "close": _("Close"),
    }


def messages(language: str) -> dict[str, str]:
    """What the scripts say, by the names that they use; a name in braces is filled in there."""
    _ = translator(language)
    return {
        "slide": _("Slide"),
        "view": _("Presenter's view"),
        "last": _("This is the last slide."),
        "black": _("The screen is black. Press B to go on."),
        "white": _("The screen is white. Press W to go on."),
        "back": _("The screen is back."),
        "start": _("Start"),
        "stop": _("Stop"),
        "blocked": _("The browser did not open a second window. Allow it for this page."),
        "full_there": _("Press F in the window that the audience sees."),
        "typed": _("Slide {number}: press Enter.", number="{number}"),
        "no_slide": _(
            "There is no slide {number}; the last one is {last}.", number="{number}", last="{last}"
        ),
    }


def keys(language: str) -> list[tuple[str, str]]:
    """The sheet of keys: which ones, and what they do."""
    _ = translator(language)
    return [
        (_("→ ↓ Space, Page Down"), _("Forward")),
        (_("← ↑ Page Up"), _("Back")),
        (_("Home, End"), _("First slide, last slide")),
        (_("A number, then Enter"), _("That slide")),
        ("N", _("Presenter's view: the next slide, notes and a clock, in a window of its own")),
        ("F", _("Full screen")),
        ("B, W", _("Black screen, white screen; the same key again brings the slide back")),
        ("T, R", _("Clock: start or stop, back to zero")),
        ("?", _("This sheet")),
        (_("Esc"), _("Back to the slide; end full screen")),
    ]


def advice(language: str) -> list[str]:
    """What else is good to know before one presents, a line each."""
    _ = translator(language)
    return [
        _(
            "With two screens: open the presenter's view first and leave it on your own screen; "
            "then show this window on the other one in full screen. The keys work in both."
        ),
        _("The clock starts by itself with the first step forward."),
        _("All of it is in this one file: it needs no network and sends nothing."),
    ]

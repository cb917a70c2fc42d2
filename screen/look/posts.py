"""A quote for a post: the words, how long they are, and buttons that copy them or a picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from languages import translator
from screen.look import markup

if TYPE_CHECKING:
    from briefing.items.post import Post


def html(language: str, post: Post | None, picture: str = "") -> str:
    """A post as text to copy; ``picture`` is where the chart's own picture is, to be copied too.

    Copying is done by ``copy.js``, which says in the page what became of it.
    """
    return markup.render(
        "post",
        words=_words(language),
        text=post.text if post else "",
        remarks=_remarks(language, post),
        picture=picture,
    )


def _remarks(language: str, post: Post | None) -> dict[str, str]:
    """What stands beside the heading and under the text."""
    from briefing.items.post import MOST  # only imported when a post is asked for

    _ = translator(language)
    if post is None:
        none = _("No wording of this fits into {most} signs with its source.", most=MOST)
        return {"count": "", "note": none}
    count = _("{count} of {most} signs", count=len(post.text), most=MOST)
    no_room = _("The address had no room. Put it into a reply: {address}", address=post.left_out)
    return {"count": count, "note": no_room if post.left_out else ""}


def _words(language: str) -> dict[str, str]:
    _ = translator(language)
    return {
        "title": _("Quote for a post"),
        "copy_text": _("Copy the text"),
        "copy_picture": _("Copy the picture"),
        "copied": _("The text is copied."),
        "by_hand": _("The browser does not let this page copy. The text is marked: copy it."),
        "copied_picture": _("The picture is copied, with its source line in it."),
        "no_picture": _(
            "The browser does not let this page copy a picture. Download it as PNG instead."
        ),
        "not_sent": _("The server did not send the picture. Try again in a moment."),
        "busy": _("The picture is being made."),
    }

"""Claims: from somebody's sentence back to the figure. This room knows no screen."""

from claims.checking import Checker, check
from claims.judge.unsettled import choose, may_be_chosen, with_chosen
from claims.model import Claim, Kind, Quantity, Reason, Span, Verdict, Word

__all__ = [
    "Checker",
    "Claim",
    "Kind",
    "Quantity",
    "Reason",
    "Span",
    "Verdict",
    "Word",
    "check",
    "choose",
    "may_be_chosen",
    "with_chosen",
]

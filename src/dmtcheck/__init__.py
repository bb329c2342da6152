"""dmtcheck: considerations to raise with a clinician about infusion treatments of multiple sclerosis.

    from dmtcheck import check
    report = check({"ms_type": "ppms"})
    report["ocrevus"].status

Names are imported when they are first used, so that a command pays only for what it uses.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from dmtcheck.checker import Checker, check
    from dmtcheck.engine import EngineError
    from dmtcheck.errors import DmtcheckError, ProfileError, RulesError
    from dmtcheck.intake import changes, next_question, turn
    from dmtcheck.profile import Profile
    from dmtcheck.record import Record
    from dmtcheck.report import Report
    from dmtcheck.rulebook import Rulebook
    from dmtcheck.rulebook import load as load_rulebook
    from dmtcheck.screening.frames import screen
    from dmtcheck.version import VERSION as __version__

__all__ = [
    "Checker",
    "DmtcheckError",
    "EngineError",
    "Profile",
    "ProfileError",
    "Record",
    "Report",
    "Rulebook",
    "RulesError",
    "__version__",
    "changes",
    "check",
    "load_rulebook",
    "next_question",
    "screen",
    "turn",
]

_HOME: Final = {
    "Checker": "checker",
    "check": "checker",
    "EngineError": "engine",
    "DmtcheckError": "errors",
    "ProfileError": "errors",
    "RulesError": "errors",
    "changes": "intake",
    "next_question": "intake",
    "turn": "intake",
    "Record": "record",
    "Profile": "profile",
    "Report": "report",
    "Rulebook": "rulebook",
    "load_rulebook": "rulebook",
    "screen": "screening.frames",
    "__version__": "version",
}
_ELSEWHERE_CALLED: Final = {"load_rulebook": "load", "__version__": "VERSION"}


def __getattr__(name: str) -> object:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOME[name]}"), _ELSEWHERE_CALLED.get(name, name))

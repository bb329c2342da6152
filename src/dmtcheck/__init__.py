"""dmtcheck: considerations to raise with a clinician about infusion treatments of multiple sclerosis.

    from dmtcheck import check
    report = check({"ms_type": "ppms"})
    report["ocrevus"].status

Names are imported when they are first used, so that a command pays only for what it uses.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dmtcheck.checker import Checker as Checker
    from dmtcheck.checker import check as check
    from dmtcheck.engine import EngineError as EngineError
    from dmtcheck.errors import DmtcheckError as DmtcheckError
    from dmtcheck.errors import ProfileError as ProfileError
    from dmtcheck.errors import RulesError as RulesError
    from dmtcheck.profile import Profile as Profile
    from dmtcheck.report import Report as Report
    from dmtcheck.rulebook import Rulebook as Rulebook
    from dmtcheck.rulebook import load as load_rulebook
    from dmtcheck.version import VERSION as __version__

_HOME = {
    "Checker": ("checker", "Checker"),
    "check": ("checker", "check"),
    "EngineError": ("engine", "EngineError"),
    "DmtcheckError": ("errors", "DmtcheckError"),
    "ProfileError": ("errors", "ProfileError"),
    "RulesError": ("errors", "RulesError"),
    "Profile": ("profile", "Profile"),
    "Report": ("report", "Report"),
    "Rulebook": ("rulebook", "Rulebook"),
    "load_rulebook": ("rulebook", "load"),
    "__version__": ("version", "VERSION"),
}
__all__ = sorted(_HOME)


def __getattr__(name: str) -> object:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module, attribute = _HOME[name]
    return getattr(import_module(f"{__name__}.{module}"), attribute)

"""dmtcheck over HTTP: ``create`` returns an ASGI application, to be served by itself or mounted in another.

It stores nothing and reads no clock: what day it is, and what time, is handed in.
"""

from dmtcheck.service.app import create
from dmtcheck.service.settings import Issuer, Settings, read

__all__ = ["Issuer", "Settings", "create", "read"]

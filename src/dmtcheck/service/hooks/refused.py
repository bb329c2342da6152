"""A call that is not answered, and why: one sentence, sent as a FHIR OperationOutcome."""

from collections.abc import Mapping

from starlette.responses import JSONResponse


class Refused(Exception):
    """A call that cannot be answered.

    Attributes:
        status: HTTP status.
        code: FHIR issue type.
        problem: one sentence that holds nothing of the patient's data.
        headers: further headers of the answer.
    """

    def __init__(self, status: int, code: str, problem: str, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(problem)
        self.status = status
        self.code = code
        self.problem = problem
        self.headers = headers

    def response(self) -> JSONResponse:
        """Return the answer."""
        issue = {"severity": "error", "code": self.code, "diagnostics": self.problem}
        return JSONResponse({"resourceType": "OperationOutcome", "issue": [issue]}, self.status, self.headers)


def invalid(problem: str) -> Refused:
    """Return the refusal of a call that is not as the standard asks."""
    return Refused(400, "invalid", problem)


def lacking(problem: str) -> Refused:
    """Return the refusal of a call whose needed data is neither prefetched nor to be had from the FHIR server."""
    return Refused(412, "processing", problem)

"""The route of receipts: the SMS gateway reports here what became of messages."""

from django.http import HttpRequest
from ninja import Router

from mainstay.kernel.time import now
from mainstay.notify.services.answering import take_receipts

from .schemas import ReceiptsTaken

router = Router()


@router.post("/receipts/sms", response=ReceiptsTaken, auth=None, summary="Report what became of SMS")
def report_receipts(request: HttpRequest) -> ReceiptsTaken:
    """Reports of the SMS gateway, in the form that its description says; 401 unless signed with its secret."""
    headers = {name.lower(): value for name, value in request.headers.items()}
    return ReceiptsTaken(noted=take_receipts(headers, request.body, now=now()))

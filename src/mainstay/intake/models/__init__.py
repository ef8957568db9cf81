"""Tables of the intake, one file a noun."""

from .arrival import Arrival
from .call import PhoneCall
from .contact_notice import ContactNotice
from .inlet import Delivery, Inlet, KnownSender
from .mailbox import MailboxPlace

__all__ = ["Arrival", "ContactNotice", "Delivery", "Inlet", "KnownSender", "MailboxPlace", "PhoneCall"]

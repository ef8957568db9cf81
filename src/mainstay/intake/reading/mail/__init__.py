"""Mail (RFC 5322, MIME) into plain data; whatever its bytes are, an answer comes out."""

from .message import Attachment, Mail, TooIntricate, read_mail

__all__ = ["Attachment", "Mail", "TooIntricate", "read_mail"]

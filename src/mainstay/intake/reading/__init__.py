"""Outside forms read into plain data: mail, callbacks of chat robots and telephone systems."""

"""What is written in files: the words of messages, and how an SMS gateway is spoken to."""

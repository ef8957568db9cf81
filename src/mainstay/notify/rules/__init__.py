"""Messages to people, decided without a database: channels, states, waits, names, words."""

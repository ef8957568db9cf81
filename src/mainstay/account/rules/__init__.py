"""How often somebody may try, which steps a sign-in has, and what a one-time password is. Pure."""

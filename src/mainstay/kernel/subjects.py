"""What is announced on the bus, by its subject."""

LIVE = "mainstay.live."  # and then a topic of the gateway: something changed; `seq` says how far it is
SIGN_IN_ENDED = "mainstay.signin.ended"  # `person` and `signin`; without `signin`, every sign-in of the person

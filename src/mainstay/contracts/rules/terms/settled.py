"""Which findings of the checker may stand because the paper itself is so and a reading was chosen."""

from typing import Literal

Settled = Literal[
    "line_amount",
    "price_sum",
    "capitals_differ",
    "payment_shares",
    "payment_amount",
    "score_head_sum",
    "score_total",
    "band_border",
    "band_gap",
]

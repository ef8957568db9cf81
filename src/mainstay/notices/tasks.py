"""What the timers of notices do."""

from mainstay.agenda.public import Source, offer
from mainstay.kernel.timers import fires

from . import services
from .queries import upcoming

fires(upcoming.ANSWER)(services.fire_silence)
offer(Source(upcoming.TIMER_KINDS, upcoming.upcoming_answers))

"""What the rows of `bench/timers.py` run inside an installation: a long queue, workers, and a light kind of timer."""

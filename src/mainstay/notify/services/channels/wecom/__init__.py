"""The robots of WeCom groups."""

from functools import partial
from pathlib import Path

from mainstay.notify.services.channels.robot import robot_way

wecom_way = partial(robot_way, file=Path(__file__).with_name("robot.yaml"))

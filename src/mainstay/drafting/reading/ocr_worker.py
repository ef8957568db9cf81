"""Reads pictures of pages, in an environment of its own: a path a line in, a line of JSON out."""

import json
import sys

import cv2
import numpy
from rapidocr import RapidOCR


def rules_of(grey: numpy.ndarray) -> list[list[float]]:
    """The ruled lines of a page: long dark runs, level and upright."""
    dark = cv2.adaptiveThreshold(~grey, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY, 15, -2)
    found: list[list[float]] = []
    for kernel in ((max(grey.shape[1] // 30, 25), 1), (1, max(grey.shape[0] // 60, 25))):
        lines = cv2.morphologyEx(dark, cv2.MORPH_OPEN, cv2.getStructuringElement(cv2.MORPH_RECT, kernel))
        lines = cv2.dilate(lines, cv2.getStructuringElement(cv2.MORPH_RECT, (3, 3)))
        contours, _ = cv2.findContours(lines, cv2.RETR_CCOMP, cv2.CHAIN_APPROX_SIMPLE)
        for contour in contours[:2000]:
            x, y, width, height = cv2.boundingRect(contour)
            if kernel[1] == 1 and height <= 12:
                found.append([x, y + height / 2, x + width, y + height / 2])
            elif kernel[0] == 1 and width <= 12:
                found.append([x + width / 2, y, x + width / 2, y + height])
    return found


def words_of(engine: RapidOCR, picture: numpy.ndarray) -> list[list[object]]:
    """The text of each printed stretch with its box."""
    result = engine(picture)
    boxes = result.boxes if result.boxes is not None else []
    return [
        [
            text,
            [
                float(min(p[0] for p in box)),
                float(min(p[1] for p in box)),
                float(max(p[0] for p in box)),
                float(max(p[1] for p in box)),
            ],
        ]
        for box, text in zip(boxes, result.txts or (), strict=True)
    ]


def main(most: int) -> None:
    """Answer until the input ends."""
    engine = None
    for line in sys.stdin:
        picture = cv2.imread(line.rstrip("\n"), cv2.IMREAD_COLOR)
        if picture is None:
            answer: dict[str, object] = {"fault": "no_picture"}
        elif picture.shape[0] * picture.shape[1] > most:
            answer = {"fault": "too_large"}
        else:
            engine = engine or RapidOCR()
            grey = cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY)
            answer = {"words": words_of(engine, picture), "rules": rules_of(grey)}
        sys.stdout.write(json.dumps(answer, ensure_ascii=False) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(int(sys.argv[1]))

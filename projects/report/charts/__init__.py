"""All drawings of figures as SVG, for web and print alike: walls of bricks, bars, the map of districts, life lines."""

from projects.report.charts.bars import bar
from projects.report.charts.bricks import Ink, brick_wall, counted, status_brick, topic_row
from projects.report.charts.district_map import DISTRICTS, MapPlace, district_map
from projects.report.charts.timeline import life_line

__all__ = [
    "DISTRICTS",
    "Ink",
    "MapPlace",
    "bar",
    "brick_wall",
    "counted",
    "district_map",
    "life_line",
    "status_brick",
    "topic_row",
]

from math import pi

import pytest
import shapely

from counterclaim.resolve.plane import Plane, plane_at


@pytest.mark.parametrize("spot", [(0.0, 0.0), (37.0, 50.0), (-60.0, -35.0), (179.0, 68.0)])
def test_what_is_laid_comes_back(spot):
    plane = Plane(*spot)
    area = shapely.box(spot[0] - 3, spot[1] - 2, spot[0] + 3, spot[1] + 2)
    again = plane.back(plane.laid(area))
    assert shapely.hausdorff_distance(area, again) < 1e-6


@pytest.mark.parametrize(("lat", "km2"), [(0, 12_391.4), (30, 10_730.9), (60, 6_195.2)])
def test_a_square_degree_has_its_square_kilometres(lat, km2):
    # On a sphere: (pi/180) * R^2 * (sin north - sin south).
    cell = shapely.segmentize(shapely.box(10, lat - 0.5, 11, lat + 0.5), 0.05)
    assert Plane(14.0, lat + 2.0).laid(cell).area == pytest.approx(km2, rel=0.005)


def test_a_circle_on_the_plane_is_a_circle_on_the_earth():
    plane = plane_at([(36.0, 49.0), (38.0, 51.0)])
    assert (plane.lon, plane.lat) == (37.0, 50.0)
    assert plane.laid(shapely.points(37.0, 50.0)).distance(plane.laid(shapely.points(37.0, 51.0))) == pytest.approx(
        pi * 6371.0 / 180, rel=0.001
    )

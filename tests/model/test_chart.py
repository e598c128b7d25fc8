"""Charts: what two of them that show the same have in common."""

from sfec.model.chart import Chart, Panel

PANEL = Panel("Education", ("Universal", "Concerning"), (0, 1, None))
CHART = Chart(("Summer 2", "Autumn 1", "Autumn 2"), (PANEL,), "Universal, then Concerning")


def test_two_that_show_the_same_are_one_so_that_it_is_drawn_once() -> None:
    again = Chart(CHART.half_terms, (Panel(*PANEL),), CHART.words)
    assert len({CHART, again}) == 1


def test_not_yet_categorised_is_not_the_best_category() -> None:
    assert CHART._replace(panels=(PANEL._replace(steps=(0, 1, 0)),)) != CHART

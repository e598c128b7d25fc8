"""The files that a command wrote, as JSON."""

from sfec.results_json.files import files_json


def test_files_are_told_in_the_order_in_which_they_were_written() -> None:
    assert files_json("trust.yaml", "schools/RPS.yaml") == (
        '{"written": ["trust.yaml", "schools/RPS.yaml"]}'
    )

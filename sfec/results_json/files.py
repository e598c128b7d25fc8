"""The files that a command wrote, as JSON."""

from sfec.results_json.encoding import dumps


def files_json(*paths: str) -> str:
    """The files a command wrote, relative to the folder."""
    return dumps({"written": list(paths)})

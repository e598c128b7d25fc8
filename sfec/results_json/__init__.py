"""Results as JSON, in the shapes that scripts rely on: a module a result, without rich.

The function of a module is called as the module: `audits.audits_json` gives a text; that of a
round, which may be long, `round.round_lines`, its lines one after the other.
"""

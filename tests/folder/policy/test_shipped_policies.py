"""The policies that come with sfec."""

from sfec.folder.policy.shipped_policies import shipped_ladders


def test_a_policy_with_categories_is_a_ladders() -> None:
    assert shipped_ladders() == ("education", "finance")

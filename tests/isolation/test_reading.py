"""Nobody of portal A reads a word of portal B in the admin, drafts and titles included."""

import pytest

from .walk import walk


@pytest.mark.parametrize("role", ["editor", "head", "author"])
def test_nothing_of_another_portal_is_shown(scene, role):
    walked = walk(scene.a.users[role], scene)
    print(walked.asked)
    assert walked.errors == []
    assert walked.leaks == []

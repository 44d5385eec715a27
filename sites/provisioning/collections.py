"""Folders of files under the root, in bulk and in the order that treebeard expects.

Collections are a tree sorted by name in the database's own collation: a folder out of order
breaks the next insertion. New folders first stand behind all others, the database sorts, then
each gets a step between its neighbours; wide gaps keep later single insertions cheap.
"""

from __future__ import annotations

from collections.abc import Sequence

from wagtail.models import Collection

BATCH = 500
LAST_STEP = 1_400_000
PROVISIONAL_STEP = 1_500_000


def add_collections(names: Sequence[str]) -> list[Collection]:
    """Insert one folder under the root for each name; four queries for any number.

    Raises:
        RuntimeError: when there is no room left between two neighbours.
    """
    if not names:
        return []
    root = Collection.get_first_root_node()
    depth = root.depth + 1
    folders = Collection.objects.bulk_create(
        [
            Collection(
                name=name,
                depth=depth,
                path=Collection._get_path(root.path, depth, PROVISIONAL_STEP + number),
                numchild=0,
            )
            for number, name in enumerate(names)
        ],
        batch_size=BATCH,
    )
    new = {folder.pk: folder for folder in folders}
    in_order = Collection.objects.filter(depth=depth).order_by("name", "path")
    for pk, step in _steps(list(in_order.values_list("pk", "path")), set(new)).items():
        new[pk].path = Collection._get_path(root.path, depth, step)
    Collection.objects.bulk_update(folders, ["path"], batch_size=BATCH)
    Collection.objects.filter(pk=root.pk).update(numchild=root.numchild + len(folders))
    return folders


def _steps(in_order: list[tuple[int, str]], new: set[int]) -> dict[int, int]:
    """Return {pk of a new folder: its step}, spread evenly between its old neighbours."""
    steps: dict[int, int] = {}
    waiting: list[int] = []
    below = 0
    for pk, path in [*in_order, (0, "")]:
        if pk in new:
            waiting.append(pk)
            continue
        above = Collection._str2int(path[-Collection.steplen :]) if path else LAST_STEP
        if above - below <= len(waiting):
            raise RuntimeError("No room between two folders: run Collection.fix_tree().")
        for number, new_pk in enumerate(waiting, start=1):
            steps[new_pk] = below + (above - below) * number // (len(waiting) + 1)
        waiting, below = [], above
    return steps

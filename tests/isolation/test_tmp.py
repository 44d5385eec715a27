import logging, re
from .walk import walk
def test_dump(scene):
    logging.disable(logging.CRITICAL)
    w = walk(scene.a.users["editor"], scene)
    with open("/tmp/walk.txt","w") as f:
        print(w.asked, file=f)
        print(*w.gaps, sep='\n', file=f)
        print(*w.errors, sep="\n", file=f)
        print("=== leaks", file=f)
        print(*w.leaks, sep="\n", file=f)
        print("=== seen", file=f)
        for k, v in w.seen.items(): print(k, sorted(v), file=f)

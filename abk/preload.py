"""What the server of a report's workers imports, once for all of them; until it has, it ends with its owner.

It is a room of its own since the package of the batch is part of what takes time.
"""

import os

from abk.owner import OWNER, ending_with

with ending_with(int(os.environ[OWNER])):
    import abk.reports.batch.execute
    import abk.reports.exporter  # noqa: F401

"""A file must not be larger than the limit, by default 256 MiB.

Records take far more memory than their text, and a YAML file of this size is seldom a knowledge
base: more often a dump or an archive came into the folder by mistake. The file is not read. The
others are, and ids that this one may define are not reported as unknown.

Fix: divide the file, since a knowledge base may be a folder with any number of files; or leave it
out with `exclude`, or raise `max_file_mib`, both in the configuration.
"""

from __future__ import annotations

from disputes.load import codes

CODE = codes.TOO_LARGE

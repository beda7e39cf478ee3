"""Every file of the knowledge base must be readable.

An answer without one of the files would leave out what stands in it, and look whole. Found are
files that may not be opened, symbolic links that lead nowhere, and folders, pipes and devices with
the name of a YAML file. None of them is waited for. The other files are read, and ids that this one
may define are not reported as unknown.

Fix: mend the permissions or the link, remove the file, or name it under `exclude` in the
configuration.
"""

from __future__ import annotations

from disputes.load import codes

CODE = codes.UNREADABLE

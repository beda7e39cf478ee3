"""Follow the links of a database in Datasette, in a process of its own.

Prints each address with its status. The arguments are the file, how many rows of a table to visit,
and the tables; without any, all.
"""

from __future__ import annotations

import asyncio
import html
import re
import sys
from urllib.parse import urljoin, urlsplit

from datasette.app import Datasette  # type: ignore[import-untyped]

LINK = re.compile(r'<a\s[^>]*href="([^"]*)"')


async def crawl(file: str, rows: int, wanted: set[str]) -> None:
    datasette = Datasette([file])
    await datasette.invoke_startup()
    name = next(iter(name for name in datasette.databases if name != "_internal"))
    tables = await datasette.databases[name].table_names()
    hidden = set(await datasette.databases[name].hidden_table_names())
    seen: dict[str, int] = {}

    async def visit(address: str) -> list[str]:
        if address in seen:
            return []
        answer = await datasette.client.get(address, follow_redirects=True)
        seen[address] = answer.status_code
        print(answer.status_code, address)
        targets = (urljoin(address, html.unescape(one)) for one in LINK.findall(answer.text))
        return [target.partition("#")[0] for target in targets]

    for table in sorted(wanted or set(tables) - hidden):
        page = await visit(f"/{name}/{table}?_size={rows}")
        for row in [one for one in page if re.fullmatch(rf"/{name}/[a-z_]+/[^/?]+", one)]:
            for link in await visit(row):
                assert urlsplit(link).scheme not in ("javascript", "data", "vbscript"), link
                if link.startswith("/") and not link.startswith("/-/"):
                    await visit(link)


asyncio.run(crawl(sys.argv[1], int(sys.argv[2]), set(sys.argv[3:])))

"""The context of the linked data: what its names mean, so that nothing has to be fetched."""

from __future__ import annotations

from disputes.export.names import TERM, prefixes

_REFERENCES = (
    *("schema:about", "schema:appearance", "schema:firstAppearance", "schema:memberOf"),
    *("schema:publisher", "schema:url", "schema:archivedAt"),
    *("prov:actedOnBehalfOf", "prov:agent", "prov:hadPrimarySource", "prov:wasAttributedTo"),
    *("prov:wasDerivedFrom", "prov:wasInfluencedBy", "prov:wasQuotedFrom"),
    "prov:qualifiedDelegation",
)
_OWN_REFERENCES = (
    *("answers", "assertion", "between", "claim", "condition", "contradicts", "derivedForce"),
    *("directForce", "dispute", "document", "followsFrom", "followsFromSide", "force", "implies"),
    *("negates", "origin", "other", "party", "relation", "side", "speech", "stance", "standsFor"),
    *("status", "supports", "weakens"),
)


def context() -> dict[str, object]:
    """Give the context, our own prefixes first."""
    return {
        **prefixes(),
        "schema": "https://schema.org/",
        "prov": "http://www.w3.org/ns/prov#",
        "edtf": "http://id.loc.gov/datatypes/edtf/",
        **{name: {"@type": "@id"} for name in _REFERENCES},
        **{f"{TERM}:{name}": {"@type": "@id"} for name in _OWN_REFERENCES},
        f"{TERM}:via": {"@type": "@id", "@container": "@list"},
    }

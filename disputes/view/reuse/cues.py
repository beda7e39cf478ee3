"""English words round quotations, as data: what tells that somebody speaks, and what is no name.

They are few: to find nobody is better than to find the wrong one.
"""

from __future__ import annotations

from typing import Final

CUES: Final = frozenset(
    (
        *("said", "says", "saying", "told", "tells", "added", "adds", "stated", "states"),
        *("announced", "explained", "insisted", "claimed", "claims", "declared", "noted", "wrote"),
        *("writes", "warned", "warns", "argued", "argues", "admitted", "conceded", "commented"),
        *("complained", "concluded", "continued", "stressed", "emphasised", "emphasized"),
        *("remarked", "replied", "responded", "recalled", "reiterated", "repeated", "asked"),
        *("tweeted", "confirmed", "pointed", "underlined", "testified", "vowed", "quoted", "cited"),
    )
)
"""Verbs of speech."""

TO_SOMEBODY: Final = frozenset(("asked", "cited", "quoted", "tells", "told"))
"""Those of them behind which it is another who is named."""

BETWEEN: Final = frozenset(
    (
        *("is", "was", "were", "has", "had", "have", "been", "being", "as", "by", "also", "later"),
        *("then", "earlier", "further", "reportedly", "again", "once", "today", "yesterday", "on"),
        *("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
    )
)
"""What may stand between a speaker and the verb."""

ROLES: Final = frozenset(
    (
        *("admiral", "ambassador", "attorney", "brigadier", "captain", "chairman", "chairwoman"),
        *("chancellor", "chief", "colonel", "commander", "commissioner", "coordinator", "deputy"),
        *("director", "doctor", "dr", "envoy", "general", "governor", "head", "judge", "king"),
        *("leader", "lieutenant", "lt", "col", "gen", "maj", "major", "mayor", "minister", "mr"),
        *("mrs", "ms", "officer", "president", "prime", "prince", "professor", "prosecutor"),
        *("queen", "representative", "secretary", "senator", "sergeant", "speaker", "spokesman"),
        *("spokesperson", "spokeswoman", "vice", "activist", "analyst", "lawyer", "acting"),
        *("foreign", "defence", "defense", "interior", "press", "senior", "former"),
    )
)
"""Words in front of a person's name, small or large."""

BODIES: Final = frozenset(
    (
        *("administration", "agency", "army", "association", "authority", "bank", "board"),
        *("bureau", "centre", "center", "church", "club", "coalition", "command", "commission"),
        *("committee", "company", "congress", "council", "court", "department", "federation"),
        *("forces", "foundation", "front", "government", "group", "institute", "kremlin", "league"),
        *("ministry", "movement", "network", "observatory", "office", "organisation", "parliament"),
        *("organization", "party", "pentagon", "police", "rights", "senate", "society", "union"),
        *("university", "watch"),
    )
)
"""Words by which an organisation's name is known; alone they name nobody."""

NO_SPEAKERS: Final = frozenset(
    (
        *("africa", "american", "arab", "arabia", "arabian", "asia", "britain", "british"),
        *("chinese", "city", "dutch", "east", "egyptian", "emirates", "english", "europe"),
        *("european", "french", "german", "greek", "indian", "iranian", "iraqi", "ireland"),
        *("islamic", "israeli", "italian", "japanese", "jordanian", "kingdom", "korea"),
        *("kurdish", "lanka", "lebanese", "middle", "new", "north", "republic", "russian"),
        *("salvador", "saudi", "south", "spanish", "state", "states", "syrian", "turkish"),
        *("ukrainian", "united", "west", "western", "york", "zealand"),
        *("america", "ankara", "baghdad", "beijing", "beirut", "berlin", "brussels", "cairo"),
        *("canada", "china", "damascus", "doha", "egypt", "france", "germany", "greece", "india"),
        *("iran", "iraq", "israel", "italy", "japan", "jerusalem", "kiev", "kyiv", "lebanon"),
        *("moscow", "norway", "pakistan", "poland", "qatar", "riyadh", "russia", "spain"),
        *("sweden", "syria", "tehran", "turkey", "ukraine", "us", "usa", "uk", "eu", "nato"),
        *("january", "february", "march", "april", "june", "july", "august"),
        *("september", "october", "november", "december"),
        *("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
        *("a", "an", "and", "another", "as", "at", "but", "one", "he", "her", "his", "i", "in"),
        *("it", "its", "on", "or", "our", "she", "some", "that", "the", "their", "these", "they"),
        *("this", "those", "two", "we", "what", "when", "while", "who", "you"),
    )
)
"""Words with a capital letter that end no speaker's name: nations, places, and others."""

"""Plain data for everything that is shown: reports, pages and exports render it and no more."""

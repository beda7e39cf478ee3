"""From an article to a draft: who is said to hold what there, as records an analyst can judge."""

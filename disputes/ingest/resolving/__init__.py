"""From the words of an article to the knowledge base: who spoke, through whom, and when."""

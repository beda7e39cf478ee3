"""What the knowledge base already has of a drafted attribution: offers, for a person to judge."""

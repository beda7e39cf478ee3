"""What can be done to a knowledge base by command: each operation gives the changes it comes to."""

"""What the strategy screens draw."""

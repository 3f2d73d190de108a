"""How documents change: what differs between two, and how two that were changed apart come together."""

"""Plans in Django."""

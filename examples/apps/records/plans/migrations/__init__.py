"""What `makemigrations` writes."""

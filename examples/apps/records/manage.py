"""A site of Django that keeps plans, with its admin.

uv run examples/apps/records/manage.py migrate
uv run examples/apps/records/manage.py createsuperuser
uv run examples/apps/records/manage.py runserver
"""

import os
import sys

from django.core.management import execute_from_command_line

if __name__ == "__main__":
    os.umask(0o077)  # the database is for its owner alone
    os.environ["DJANGO_SETTINGS_MODULE"] = "settings"
    execute_from_command_line(sys.argv)

"""The recipes for frameworks run as the page does. Here is what takes a project: Django's migrations, fixtures, pickles."""

import re
import subprocess
import sys
from pathlib import Path

PAGE = Path(__file__).parent.parent / "docs" / "how-to" / "frameworks.md"

MODELS = """
from django.db import models

from plans.fields import PlanEncoder, PlanField


class Record(models.Model):
    plan = PlanField(encoder=PlanEncoder)
"""

PROJECT = """
import copy
import pickle
from io import StringIO

import django
from django.conf import settings
from django.core.management import call_command

import recoverytools as rt

databases = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": "plans.sqlite3"}}
settings.configure(DATABASES=databases, INSTALLED_APPS=["plans"], DEFAULT_AUTO_FIELD="django.db.models.AutoField")
django.setup()
call_command("makemigrations", "plans", verbosity=0)
call_command("migrate", verbosity=0)
call_command("makemigrations", "--check", verbosity=0)
call_command("check", "--fail-level", "WARNING", stdout=StringIO())

from django.db import connection
from plans.models import Record

plan = rt.WellnessPlan(id="ravi", title="Ravi's year", goals=(rt.Goal(id="cook", statement="Cook for ten"),))
Record.objects.create(plan=plan)
call_command("dumpdata", "plans", output="plans.json", verbosity=0)
Record.objects.all().delete()
call_command("loaddata", "plans.json", verbosity=0)
record = Record.objects.get()
assert record.plan == plan == Record.objects.values_list("plan", flat=True).get()
assert pickle.loads(pickle.dumps(record)).plan == copy.deepcopy(record).plan == plan
assert Record.objects.filter(plan=plan, plan__goals__0__statement="Cook for ten").exists()
assert Record.objects.values_list("plan__goals", flat=True).get() == [{"id": "cook", "statement": "Cook for ten"}]
connection.close()
"""


def test_a_field_of_django_is_migrated_dumped_loaded_and_pickled(tmp_path: Path) -> None:
    [field] = re.findall(r"(?ms)^```python\n((?:(?!^```).)*^class PlanField.*?)^```", PAGE.read_text(encoding="utf-8"))
    plans = tmp_path / "plans"
    plans.mkdir()
    for name, source in {"__init__": "", "fields": field, "models": MODELS}.items():
        (plans / f"{name}.py").write_text(source, encoding="utf-8")
    (tmp_path / "project.py").write_text(PROJECT, encoding="utf-8")
    line = [sys.executable, "-W", "error", "project.py"]
    done = subprocess.run(line, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")

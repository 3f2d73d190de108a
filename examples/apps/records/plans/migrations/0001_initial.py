"""The first table."""

from django.db import migrations, models

import plans.fields


class Migration(migrations.Migration):
    """Makes the table of records."""

    initial = True
    dependencies = ()
    operations = (
        migrations.CreateModel(
            name="Record",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("plan", plans.fields.PlanField(encoder=plans.fields.PlanEncoder)),
            ],
        ),
    )

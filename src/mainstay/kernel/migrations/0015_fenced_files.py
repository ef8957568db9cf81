"""A file is there for who sees what keeps it; one that nothing keeps yet for whoever has a name."""

from django.db import migrations

from mainstay.kernel.fencing import fence_files


class Migration(migrations.Migration):
    """A policy only."""

    dependencies = [
        ("kernel", "0014_sealed_file_names"),
    ]
    operations = [fence_files()]

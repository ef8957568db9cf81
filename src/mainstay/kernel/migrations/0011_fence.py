"""What the policies of all modules ask: which contracts this session reads for."""

from django.db import migrations

from mainstay.kernel.fencing import FUNCTIONS, NO_FUNCTIONS


class Migration(migrations.Migration):
    """Two functions."""

    dependencies = [("kernel", "0010_ledger_is_sealed")]
    operations = [migrations.RunSQL(FUNCTIONS, NO_FUNCTIONS)]

"""The table of texts is written anew: the pages of the old one still hold them."""

from django.db import migrations


class Migration(migrations.Migration):
    """No row changes."""

    atomic = False
    dependencies = [("desk", "0020_no_grams_in_clear")]
    operations = [migrations.RunSQL("VACUUM (FULL, ANALYZE) desk_searchtext", migrations.RunSQL.noop)]

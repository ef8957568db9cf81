"""Each organisation gets the unit that it is itself; who belongs to one and has never worked in a unit works there."""

from django.db import migrations

ROOTS = """
INSERT INTO directory_unit (id, organisation_id, parent_id, name, line, is_offered, closed_at)
SELECT key, organisation.id, NULL, '', ARRAY[key], false, NULL
  FROM directory_organisation AS organisation, LATERAL (SELECT gen_random_uuid() AS key, organisation.id) AS made
 WHERE NOT EXISTS (
    SELECT 1 FROM directory_unit AS unit WHERE unit.organisation_id = organisation.id AND unit.parent_id IS NULL
 )
"""
PEOPLE = """
INSERT INTO directory_employment (id, person_id, unit_id, title, since, until)
SELECT gen_random_uuid(), person.id, unit.id, '', person.joined_at, NULL
  FROM directory_person AS person
  JOIN directory_unit AS unit ON unit.organisation_id = person.organisation_id AND unit.parent_id IS NULL
 WHERE NOT person.is_service
   AND NOT EXISTS (SELECT 1 FROM directory_employment AS work WHERE work.person_id = person.id)
"""


class Migration(migrations.Migration):
    """Rows only."""

    dependencies = [("directory", "0009_sealed_changes")]
    operations = [migrations.RunSQL(ROOTS, migrations.RunSQL.noop), migrations.RunSQL(PEOPLE, migrations.RunSQL.noop)]

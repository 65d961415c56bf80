"""Rows of the history stay as they are: the database refuses to change, delete or empty them.

A later migration that alters the table on SQLite builds it anew there and has to create the trigger again; a test of
the history fails until it does.
"""

from django.db import migrations

# SQLite has no TRUNCATE, and emptying a table there is a DELETE that tests need. It is the database of a single
# machine, on which whoever can write SQL can write the file; the chain shows what they did.
CREATE = {
    "postgresql": """
        CREATE FUNCTION projects_revision_stays() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            RAISE EXCEPTION 'Fassungen werden nicht geändert und nicht gelöscht.'
                USING ERRCODE = 'integrity_constraint_violation';
        END $$;
        CREATE TRIGGER a_revision_stays_as_it_is BEFORE UPDATE OR DELETE ON projects_revision
            FOR EACH ROW EXECUTE FUNCTION projects_revision_stays();
        CREATE TRIGGER revisions_are_not_emptied BEFORE TRUNCATE ON projects_revision
            FOR EACH STATEMENT EXECUTE FUNCTION projects_revision_stays();
    """,
    "sqlite": """
        CREATE TRIGGER a_revision_stays_as_it_is BEFORE UPDATE ON projects_revision
        BEGIN
            SELECT RAISE(ABORT, 'Fassungen werden nicht geändert und nicht gelöscht.');
        END
    """,
}
DROP = {
    "postgresql": """
        DROP TRIGGER revisions_are_not_emptied ON projects_revision;
        DROP TRIGGER a_revision_stays_as_it_is ON projects_revision;
        DROP FUNCTION projects_revision_stays();
    """,
    "sqlite": "DROP TRIGGER a_revision_stays_as_it_is",
}


def create(apps, schema_editor):
    schema_editor.execute(CREATE[schema_editor.connection.vendor], params=None)


def drop(apps, schema_editor):
    schema_editor.execute(DROP[schema_editor.connection.vendor], params=None)


class Migration(migrations.Migration):
    dependencies = [("projects", "0003_review")]

    operations = [
        migrations.AlterModelOptions(
            name="revision",
            options={
                "base_manager_name": "objects",
                "ordering": ["update", "number"],
                "verbose_name": "Fassung",
                "verbose_name_plural": "Fassungen",
            },
        ),
        migrations.RunPython(create, drop),
    ]

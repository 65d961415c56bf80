"""Frame chapters get a history of their own, a second person's approval, and rows that stay when they are removed.

Their revisions are held by the database as those of updates are (0004). A later migration that alters the table on
SQLite builds it anew there and has to create the trigger again; a test of the history fails until it does.
"""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

CREATE = {
    "postgresql": """
        CREATE TRIGGER a_revision_stays_as_it_is BEFORE UPDATE OR DELETE ON projects_chapterrevision
            FOR EACH ROW EXECUTE FUNCTION projects_revision_stays();
        CREATE TRIGGER revisions_are_not_emptied BEFORE TRUNCATE ON projects_chapterrevision
            FOR EACH STATEMENT EXECUTE FUNCTION projects_revision_stays();
    """,
    "sqlite": """
        CREATE TRIGGER a_chapter_revision_stays_as_it_is BEFORE UPDATE ON projects_chapterrevision
        BEGIN
            SELECT RAISE(ABORT, 'Fassungen werden nicht geändert und nicht gelöscht.');
        END
    """,
}
DROP = {
    "postgresql": """
        DROP TRIGGER revisions_are_not_emptied ON projects_chapterrevision;
        DROP TRIGGER a_revision_stays_as_it_is ON projects_chapterrevision;
    """,
    "sqlite": "DROP TRIGGER a_chapter_revision_stays_as_it_is",
}


def create(apps, schema_editor):
    schema_editor.execute(CREATE[schema_editor.connection.vendor], params=None)


def drop(apps, schema_editor):
    schema_editor.execute(DROP[schema_editor.connection.vendor], params=None)


class Migration(migrations.Migration):

    dependencies = [
        ('projects', '0006_publication_proposal'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='ChapterRevision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField()),
                ('at', models.DateTimeField()),
                ('person', models.UUIDField(null=True)),
                ('action', models.CharField(max_length=30)),
                ('reason', models.TextField(blank=True)),
                ('document', models.TextField()),
                ('digest', models.CharField(max_length=64)),
            ],
            options={
                'verbose_name': 'Fassung eines Programmkapitels',
                'verbose_name_plural': 'Fassungen von Programmkapiteln',
                'ordering': ['chapter', 'number'],
                'base_manager_name': 'objects',
            },
        ),
        migrations.RemoveConstraint(
            model_name='framechapter',
            name='a_chapter_once_per_report',
        ),
        migrations.AddField(
            model_name='framechapter',
            name='approved_at',
            field=models.DateTimeField(blank=True, editable=False, null=True, verbose_name='freigegeben'),
        ),
        migrations.AddField(
            model_name='framechapter',
            name='approved_by',
            field=models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='freigegeben von'),
        ),
        migrations.AddField(
            model_name='framechapter',
            name='history_head',
            field=models.CharField(blank=True, editable=False, max_length=64),
        ),
        migrations.AddField(
            model_name='framechapter',
            name='opened_at',
            field=models.DateTimeField(blank=True, editable=False, null=True, verbose_name='zur Korrektur geöffnet'),
        ),
        migrations.AddField(
            model_name='framechapter',
            name='removed_at',
            field=models.DateTimeField(blank=True, editable=False, null=True, verbose_name='entfernt'),
        ),
        migrations.AddField(
            model_name='framechapter',
            name='updated_at',
            field=models.DateTimeField(blank=True, editable=False, null=True, verbose_name='zuletzt gespeichert'),
        ),
        migrations.AddField(
            model_name='framechapter',
            name='updated_by',
            field=models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='zuletzt gespeichert von'),
        ),
        migrations.AddField(
            model_name='framechapter',
            name='version',
            field=models.PositiveIntegerField(default=0, editable=False),
        ),
        migrations.AddField(
            model_name='framechapter',
            name='writers',
            field=models.ManyToManyField(blank=True, editable=False, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='geschrieben von'),
        ),
        migrations.AddConstraint(
            model_name='framechapter',
            constraint=models.UniqueConstraint(condition=models.Q(('removed_at__isnull', True)), fields=('report', 'slug'), name='a_chapter_once_per_report', violation_error_message='Dieses Kapitel gibt es in dem Bericht schon.'),
        ),
        migrations.AddConstraint(
            model_name='framechapter',
            constraint=models.CheckConstraint(condition=models.Q(('approved_by__isnull', True), ('approved_at__isnull', False), _connector='OR'), name='an_approved_chapter_has_its_time'),
        ),
        migrations.AddField(
            model_name='chapterrevision',
            name='chapter',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='revisions', to='projects.framechapter'),
        ),
        migrations.AddConstraint(
            model_name='chapterrevision',
            constraint=models.UniqueConstraint(fields=('chapter', 'number'), name='a_revision_number_once_per_chapter'),
        ),
        migrations.RunPython(create, drop),
    ]

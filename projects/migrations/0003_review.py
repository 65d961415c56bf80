import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('projects', '0002_round'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='photo',
            name='rights_confirmed',
            field=models.BooleanField(default=False, verbose_name='Nutzungsrechte liegen vor'),
        ),
        migrations.AddField(
            model_name='projectupdate',
            name='assignee',
            field=models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='bearbeitet von'),
        ),
        migrations.AddField(
            model_name='projectupdate',
            name='reviewer',
            field=models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='geprüft von'),
        ),
        migrations.CreateModel(
            name='Comment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(auto_now_add=True)),
                ('internal', models.BooleanField(default=False)),
                ('text', models.TextField(verbose_name='Kommentar')),
                ('author', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('update', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='comments', to='projects.projectupdate')),
            ],
            options={
                'verbose_name': 'Kommentar',
                'verbose_name_plural': 'Kommentare',
                'ordering': ['at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='ChangeRequest',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('place', models.CharField(blank=True, max_length=30, verbose_name='Stelle')),
                ('weight', models.CharField(choices=[('must', 'Muss'), ('should', 'Soll')], default='must', max_length=6, verbose_name='Gewicht')),
                ('text', models.TextField(verbose_name='Frage')),
                ('asked_at', models.DateTimeField(auto_now_add=True)),
                ('sent_at', models.DateTimeField(blank=True, null=True)),
                ('answer', models.TextField(blank=True, verbose_name='Antwort')),
                ('answered_at', models.DateTimeField(blank=True, null=True)),
                ('settled_at', models.DateTimeField(blank=True, null=True)),
                ('answered_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('asked_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('settled_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('update', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='change_requests', to='projects.projectupdate')),
            ],
            options={
                'verbose_name': 'Rückfrage',
                'verbose_name_plural': 'Rückfragen',
                'ordering': ['asked_at', 'pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('weight__in', ['must', 'should'])), name='a_change_request_is_must_or_should'), models.CheckConstraint(condition=models.Q(('sent_at__isnull', False), models.Q(('answered_at__isnull', True), ('settled_at__isnull', True)), _connector='OR'), name='only_what_was_asked_is_answered_or_settled'), models.CheckConstraint(condition=models.Q(models.Q(('answer', ''), ('answered_at__isnull', True)), models.Q(models.Q(('answer', ''), _negated=True), ('answered_at__isnull', False)), _connector='OR'), name='an_answer_has_its_time')],
            },
        ),
        migrations.CreateModel(
            name='MinistryRequest',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('more_time', 'Mehr Zeit'), ('correction', 'Korrektur')], max_length=10)),
                ('text', models.TextField(verbose_name='Begründung')),
                ('until', models.DateField(blank=True, null=True, verbose_name='bis')),
                ('asked_at', models.DateTimeField(auto_now_add=True)),
                ('decision', models.CharField(blank=True, choices=[('granted', 'zugesagt'), ('declined', 'abgelehnt')], max_length=10)),
                ('reply', models.TextField(blank=True, verbose_name='Antwort')),
                ('decided_at', models.DateTimeField(blank=True, null=True)),
                ('asked_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('decided_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('update', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='ministry_requests', to='projects.projectupdate')),
            ],
            options={
                'verbose_name': 'Bitte eines Ministeriums',
                'verbose_name_plural': 'Bitten der Ministerien',
                'ordering': ['asked_at', 'pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['more_time', 'correction'])), name='a_plea_has_a_known_kind'), models.CheckConstraint(condition=models.Q(models.Q(('decided_at__isnull', True), ('decision', '')), models.Q(('decided_at__isnull', False), ('decision__in', ['granted', 'declined'])), _connector='OR'), name='a_decision_has_its_time'), models.UniqueConstraint(condition=models.Q(('decision', '')), fields=('update', 'kind'), name='one_open_plea_of_a_kind_per_update', violation_error_message='Darum ist schon gebeten, die Projektgruppe hat noch nicht entschieden.'), models.CheckConstraint(condition=models.Q(models.Q(('kind', 'correction'), ('until__isnull', True)), models.Q(('kind', 'more_time'), ('until__isnull', False)), _connector='OR'), name='more_time_names_a_day')],
            },
        ),
    ]

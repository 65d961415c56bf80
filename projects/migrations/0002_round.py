import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('projects', '0001_initial'),
    ]

    operations = [
        migrations.AddField(
            model_name='projectupdate',
            name='carried_from',
            field=models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='projects.publishedsheet'),
        ),
        migrations.AddField(
            model_name='projectupdate',
            name='deadline',
            field=models.DateField(blank=True, editable=False, null=True, verbose_name='eigene Frist'),
        ),
        migrations.AddField(
            model_name='projectupdate',
            name='status_since',
            field=models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='in diesem Stand seit'),
        ),
        migrations.AddField(
            model_name='projectupdate',
            name='undecided',
            field=models.JSONField(blank=True, default=list, editable=False),
        ),
        migrations.AddField(
            model_name='report',
            name='closed_at',
            field=models.DateTimeField(blank=True, editable=False, null=True, verbose_name='Runde geschlossen'),
        ),
        migrations.AddField(
            model_name='report',
            name='section_guidance',
            field=models.JSONField(blank=True, default=dict, verbose_name='Hinweise zu einzelnen Abschnitten'),
        ),
    ]

"""The tables of this room."""

import uuid

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Matter',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ('unit_code', models.CharField(max_length=12)),
                ('title', models.CharField(max_length=120)),
                ('matter_class', models.CharField(choices=[('works', '公益事业的兴办、筹资筹劳、建设承包'), ('income', '集体经济所得收益的使用'), ('subsidy', '误工补贴的人员及标准'), ('land', '土地承包经营方案'), ('projects', '集体经济项目的立项、承包'), ('homestead', '宅基地的使用方案'), ('compensation', '征地补偿费的使用、分配'), ('property', '借贷、租赁等处分集体财产'), ('ol24', '涉及村（居）民利益的其他重大事项'), ('convention', '自治章程、村规民约（居民公约）'), ('recall', '选举、罢免村（居）民委员会成员')], max_length=16)),
                ('origin', models.CharField(choices=[('people', '党员群众建议'), ('cadres', '村（社区）干部提议'), ('higher', '上级党委政府安排')], max_length=8)),
                ('amount', models.DecimalField(decimal_places=2, max_digits=14, null=True)),
                ('proposed_on', models.DateField()),
                ('state', models.CharField(choices=[('open', '进行中'), ('closed', '已办结'), ('void', '已作废')], default='open', max_length=8)),
                ('fact', models.UUIDField(unique=True)),
                ('closed', models.UUIDField(null=True)),
                ('reason', models.CharField(blank=True, max_length=200)),
            ],
            options={
                'ordering': ['-proposed_on', 'id'],
                'indexes': [models.Index(fields=['unit_code', '-proposed_on'], name='dec_unit_day')],
            },
        ),
        migrations.CreateModel(
            name='Spending',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('what', models.CharField(choices=[('contract', '签订合同'), ('payment', '首次付款')], max_length=8)),
                ('day', models.DateField()),
                ('fact', models.UUIDField()),
                ('matter', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='spending', to='decisions.matter')),
            ],
            options={
                'ordering': ['day', 'id'],
            },
        ),
        migrations.CreateModel(
            name='Step',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField()),
                ('day', models.DateField()),
                ('body', models.CharField(blank=True, max_length=16)),
                ('due', models.PositiveIntegerField(null=True)),
                ('present', models.PositiveIntegerField(null=True)),
                ('votes_for', models.PositiveIntegerField(null=True)),
                ('days_shown', models.PositiveIntegerField(null=True)),
                ('final', models.BooleanField(default=True)),
                ('text', models.CharField(blank=True, max_length=400)),
                ('page', models.CharField(blank=True, max_length=40)),
                ('base', models.UUIDField(null=True)),
                ('fact', models.UUIDField()),
                ('void', models.BooleanField(default=False)),
                ('reason', models.CharField(blank=True, max_length=200)),
                ('matter', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='steps', to='decisions.matter')),
            ],
            options={
                'ordering': ['number', 'day', 'id'],
                'constraints': [models.CheckConstraint(condition=models.Q(('due__isnull', True), ('present__lte', models.F('due')), _connector='OR'), name='dec_present_due')],
            },
        ),
    ]

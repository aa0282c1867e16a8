package dev.tenantry.drift;

/** Works out from the read model where Git and the live world differ at this moment. */
final class DriftSql {

    /**
     * Tenants whose files were merged a moment ago, counted from now and from when Google was read:
     * Config Connector may be at work, so nothing is said about them yet. Three parameters: since
     * when at most, since when, and how long is a moment in seconds.
     */
    static final String RECENT =
            """
            create temporary table drift_recent on commit drop as
            select distinct split_part(p.path, '/', 2) as tenant
            from read_model.estate_commit c
            left join read_model.estate_commit m on m.commit = c.merged_by
            join read_model.estate_commit_path p on p.commit = c.commit
            where coalesce(m.committed_at, c.committed_at) > ?
              and (p.path like 'tenants/%' or p.path like 'factory/%')
              and (coalesce(m.committed_at, c.committed_at) > ?
                   or exists (select from read_model.project_claim t
                              join read_model.google_project g on g.project = t.project
                              where t.tenant = split_part(p.path, '/', 2)
                                and g.observed_at < coalesce(m.committed_at, c.committed_at)
                                                    + make_interval(secs => ?)))
            """;

    private static final String DESIRED =
            """
            with named as (
                select b.path, b.line, b.tenant, b.project, b.role, coalesce(b.condition, '') as condition,
                       coalesce(b.member, 'serviceAccount:' || a.account_id || '@'
                           || coalesce(a.project, p.project) || '.iam.gserviceaccount.com') as member
                from read_model.desired_binding b
                left join read_model.desired_account a
                    on b.member is null and a.namespace = b.namespace and a.name = b.account
                left join read_model.project_of_tenant p on p.tenant = b.tenant
            ),
            desired as (
                -- Google writes addresses in small letters; a subject of a federation may have large ones.
                select n.*, case when n.member like 'principal%' then n.member else lower(n.member) end as who
                from named n
            ),
            live as (
                select p.tenant, l.project, l.role, l.member, coalesce(l.condition_title, '') as title,
                       case when l.member like 'principal%' then l.member else lower(l.member) end as who,
                       regexp_replace(trim(coalesce(l.condition_expression, '')), '\\s+', ' ', 'g') as condition
                from read_model.allow_policy_binding l
                left join read_model.project_owner p on p.project = l.project
            )
            """;

    /** Agents whose address does not name their service as its role does. */
    private static final String OLD_AGENTS =
            """
            values ('compute', 'compute-system'), ('container', 'container-engine-robot'),
                   ('dataflow', 'dataflow-service-producer-prod'), ('dataproc', 'dataproc-accounts'),
                   ('run', 'serverless-robot-prod'), ('cloudfunctions', 'gcf-admin-robot'),
                   ('composer', 'cloudcomposer-accounts'), ('redis', 'cloud-redis'),
                   ('file', 'cloud-filer'), ('containerregistry', 'containerregistry'),
                   ('servicenetworking', 'service-networking'), ('appengineflex', 'gae-api-prod.google.com'),
                   ('dlp', 'dlp-api'), ('container', 'gcp-sa-gkenode')
            """;

    /**
     * Google's service agents come and go with its services: one is nobody's business in the role
     * that Google gives it, in the project whose number it carries. Elsewhere it is like anybody.
     */
    private static final String IS_AGENT =
            """
            (l.who = 'serviceaccount:' || own.number || '@cloudservices.gserviceaccount.com'
                and l.role = 'roles/editor'
             or l.who = 'serviceaccount:' || own.number || '@cloudbuild.gserviceaccount.com'
                and l.role = 'roles/cloudbuild.builds.builder'
             or l.role ~ '^roles/[a-z0-9]+[.][A-Za-z]*[sS]erviceAgent$'
                and (l.who ~ ('^serviceaccount:service-' || own.number || '@gcp-sa-'
                                  || substring(l.role from '^roles/([a-z0-9]+)')
                                  || '(-[a-z0-9-]+)?[.]iam[.]gserviceaccount[.]com$')
                         or exists (select from old_agent o
                                    where l.role like 'roles/' || o.service || '.%'
                                      and l.who = 'serviceaccount:service-' || own.number || '@'
                                          || o.host || '.iam.gserviceaccount.com')))
            """;

    private static final String NOT_IN_GIT =
            """
            select distinct 'binding|' || l.project || '|' || l.role || '|' || l.member || '|' || md5(l.condition) as key,
                   l.tenant, 'NOT_IN_GIT' as kind, 'Allow policy of ' || l.project as object,
                   l.role as field, '' as in_git,
                   l.member || case when l.title = '' then '' else ' (' || l.title || ')' end as live,
                   null::text as path, 0 as line, null::timestamptz as since,
                   null::text as proposal
            from live l
            join (select project, coalesce(number, 0) as number from read_model.google_project
                  where observed_at is not null) own on own.project = l.project
            where l.tenant is not null
              and not exists (select from desired d where d.project = l.project and d.role = l.role
                              and d.who = l.who and d.condition = l.condition)
              and not\s
            """
                    + IS_AGENT;

    private static final String NOT_LIVE =
            """
            select 'grant|' || case when octet_length(d.path || d.role || d.who) > 2000
                                     then md5(d.path || '|' || d.line || '|' || d.role || '|' || d.who)
                                     else d.path || '|' || d.line || '|' || d.role || '|' || d.who end,
                   d.tenant, 'NOT_LIVE',
                   'Allow policy of ' || d.project, d.role, d.member, '', d.path, d.line, null, null
            from desired d
            join read_model.google_project g on g.project = d.project and g.observed_at is not null
            where d.member is not null
              and not exists (select from live l where l.project = d.project and l.role = d.role
                              and l.who = d.who and l.condition = d.condition)
            """;

    private static final String LABELS =
            """
            select 'label|' || p.project_id || '|' || label.key, p.tenant, 'VALUE',
                   'Project ' || p.project_id, 'labels.' || label.key, label.value,
                   coalesce(g.labels ->> label.key, ''), p.path,
                   coalesce((p.label_lines ->> label.key)::integer, p.line), null, null
            from read_model.tenant_project p
            join read_model.google_project g on g.project = p.project_id and g.observed_at is not null
            cross join lateral jsonb_each_text(p.labels) label
            where label.key not like '%/%' and label.value is distinct from g.labels ->> label.key
            """;

    private static final String FOLDERS =
            """
            select 'folder|' || p.project_id, p.tenant, 'VALUE', 'Project ' || p.project_id, 'folder',
                   'folders/' || p.folder, g.parent, p.path, p.line, null, null
            from read_model.tenant_project p
            join read_model.google_project g on g.project = p.project_id and g.observed_at is not null
            where p.folder <> '' and g.parent is distinct from 'folders/' || p.folder
            """;

    private static final String NOT_APPLIED =
            """
            select 'object|' || o.kind || '|' || o.namespace || '|' || o.name, m.tenant, 'NOT_APPLIED',
                   o.kind || ' ' || o.name, o.reason, 'as its manifest says', o.message,
                   m.path, m.line, o.since, null
            from read_model.config_connector_object o
            join lateral (select * from read_model.manifest m
                          where m.kind = o.kind and m.namespace = o.namespace and m.name = o.name
                          order by m.path limit 1) m on true
            where o.ready = false and o.reason in ('UpdateFailed', 'DeleteFailed', 'CreateFailed',
                'ManagementConflict', 'Unmanaged', 'DependencyInvalid', 'DependencyNotFound',
                'PreActuationTransformFailed', 'PostActuationTransformFailed')
            """;

    /** All differences as they are now, in a table of this transaction. */
    static final String NOW =
            "create temporary table drift_now on commit drop as\n"
                    + String.join(
                            "union all\n",
                            DESIRED
                                    + ", old_agent (service, host) as ("
                                    + OLD_AGENTS
                                    + ")\n"
                                    + NOT_IN_GIT,
                            NOT_LIVE,
                            LABELS,
                            FOLDERS,
                            NOT_APPLIED);

    /**
     * What a proposal that is merged and not yet live will change: it touches the manifest, or took
     * away the grant that is still live. One parameter: since when; what takes longer is stuck.
     */
    static final String ON_ITS_WAY =
            """
            update drift_now n set proposal = way.id
            from (select p.id, p.tenant, e.edit ->> 'path' as path, lower(e.edit ->> 'before') as before
                  from tenantry.proposal p
                  cross join lateral jsonb_array_elements(p.facts -> 'edits') as e(edit)
                  where p.stage in ('MERGED', 'SYNCED') and p.merged_at > ?) way
            where way.path = n.path
               or n.kind = 'NOT_IN_GIT' and way.tenant = n.tenant
                  and strpos(way.before, lower(n.field)) > 0
                  and (strpos(way.before, lower(split_part(n.key, '|', 4))) > 0
                       or strpos(way.before, 'memberfrom') > 0)
            """;

    /** Two parameters: the moment, twice. */
    static final String KEEP =
            """
            insert into tenantry.drift (key, tenant, kind, object, field, in_git, live, path, line, since, seen_at,
                                        proposal)
            select distinct on (key) key, tenant, kind, object, field, in_git, coalesce(live, ''), path, line,
                   coalesce(since, ?), ?, proposal
            from drift_now n
            where proposal is not null
               or not exists (select from drift_recent r where r.tenant = n.tenant)
            order by key
            on conflict (key) do update set tenant = excluded.tenant, object = excluded.object,
                field = excluded.field, in_git = excluded.in_git, live = excluded.live,
                path = excluded.path, line = excluded.line, seen_at = excluded.seen_at, proposal = excluded.proposal
            """;

    static final String FORGET =
            """
            delete from tenantry.drift d
            where not exists (select from drift_now n where n.key = d.key)
              and (d.proposal is not null
                   or not exists (select from drift_recent r where r.tenant = d.tenant))
            """;

    private DriftSql() {}
}

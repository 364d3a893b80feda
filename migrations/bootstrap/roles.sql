-- The roles of the running program, made before the first migration by whoever may create roles. Roles belong to the
-- whole cluster, so this is written to be run again; a caller that lost a race against another database does so.
-- None may log in by itself: a login role is made a member of what it needs, and each pool says SET ROLE.
DO $$
DECLARE
    name text;
    -- Since PostgreSQL 16, whoever makes a role becomes its administrator, which does not yet mean to be let into it.
    entry text := CASE WHEN current_setting('server_version_num')::int >= 160000 THEN 'SET' ELSE 'MEMBER' END;
BEGIN
    FOREACH name IN ARRAY ARRAY[
        'redress_migrator', 'redress_command', 'redress_automation', 'redress_projector', 'redress_query', 'redress_analyst'
    ] LOOP
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = name) THEN
            EXECUTE format('CREATE ROLE %I NOLOGIN NOINHERIT', name);
        END IF;
        IF NOT pg_has_role(current_user, name, entry) THEN
            EXECUTE format('GRANT %I TO %I', name, current_user);
        END IF;
    END LOOP;
    EXECUTE format('GRANT CREATE ON DATABASE %I TO redress_migrator', current_database());
END
$$;

-- The migrator hands the read models over to the projector, so it must be able to become it.
GRANT redress_projector TO redress_migrator;
GRANT USAGE, CREATE ON SCHEMA public TO redress_migrator;
REVOKE CREATE ON SCHEMA public FROM PUBLIC;

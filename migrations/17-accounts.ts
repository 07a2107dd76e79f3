import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { APPLICATION_ROLE, SYSTEM_ROLE, rowLevelSecurity } from './wall.js';

const SCOPES = `'{read,catalogue,report-write,month,import,run-logs,automation,planning,settings}'::text[]`;

/** Owners, ends and scopes of tokens; devices known from before; where somebody acted from; events of security. */
export class Accounts1763700000017 implements MigrationInterface {
  name = 'Accounts1763700000017';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE audit_event ADD COLUMN address text, ADD COLUMN agent text;

      ALTER TABLE access_token
        ADD COLUMN owner_id uuid,
        ADD COLUMN scopes text[] NOT NULL DEFAULT ${SCOPES},
        ADD COLUMN last_used_at timestamptz,
        ADD FOREIGN KEY (municipality_id, owner_id) REFERENCES app_user,
        ADD CONSTRAINT token_scopes_are_known CHECK (cardinality(scopes) > 0 AND scopes <@ ${SCOPES});
      ALTER TABLE access_token ALTER COLUMN scopes DROP DEFAULT;
      CREATE INDEX access_token_by_owner ON access_token (municipality_id, owner_id);

      ALTER TABLE sign_in_attempt
        ADD COLUMN kind text NOT NULL DEFAULT 'sign-in' CHECK (kind IN ('sign-in', 'password-change')),
        ADD COLUMN device_hash text;
      DROP INDEX sign_in_attempt_by_address;
      ALTER TABLE sign_in_attempt ALTER COLUMN kind DROP DEFAULT;

      CREATE TABLE known_device (
        municipality_id text NOT NULL REFERENCES municipality,
        user_id uuid NOT NULL,
        secret_hash text NOT NULL CHECK (secret_hash ~ '^[0-9a-f]{64}$'),
        created_at timestamptz NOT NULL,
        last_used_at timestamptz NOT NULL,
        PRIMARY KEY (municipality_id, user_id, secret_hash),
        FOREIGN KEY (municipality_id, user_id) REFERENCES app_user
      );
      CREATE INDEX known_device_by_secret ON known_device (municipality_id, secret_hash);
      ${rowLevelSecurity('known_device', 'write', 'SELECT')}

      CREATE TABLE security_event (
        municipality_id text NOT NULL CHECK (municipality_id ~ '^([0-9]{6}|-)$'),
        id bigint GENERATED ALWAYS AS IDENTITY,
        kind text NOT NULL,
        minute timestamptz NOT NULL,
        at timestamptz NOT NULL,
        last_at timestamptz NOT NULL,
        count integer NOT NULL CHECK (count > 0),
        actor_id text NOT NULL,
        actor_label text NOT NULL,
        user_id text NOT NULL,
        address text NOT NULL,
        agent text NOT NULL,
        detail text NOT NULL,
        PRIMARY KEY (municipality_id, id),
        UNIQUE (municipality_id, minute, kind, actor_id, user_id, address, detail)
      );
      CREATE INDEX security_event_by_kind ON security_event (municipality_id, kind, id);
      CREATE INDEX security_event_by_user ON security_event (municipality_id, user_id, id);
      CREATE INDEX security_event_by_time ON security_event (at);
      ${rowLevelSecurity('security_event', 'append', 'SELECT, INSERT, DELETE')}
      GRANT UPDATE (count, last_at) ON security_event TO ${APPLICATION_ROLE}, ${SYSTEM_ROLE};

      CREATE FUNCTION security_event_only_grows() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP = 'UPDATE' AND NEW.count > OLD.count AND NEW.last_at >= OLD.last_at
           AND (NEW.municipality_id, NEW.id, NEW.kind, NEW.minute, NEW.at, NEW.actor_id, NEW.actor_label,
                NEW.user_id, NEW.address, NEW.agent, NEW.detail)
             = (OLD.municipality_id, OLD.id, OLD.kind, OLD.minute, OLD.at, OLD.actor_id, OLD.actor_label,
                OLD.user_id, OLD.address, OLD.agent, OLD.detail)
        THEN RETURN NEW; END IF;
        IF TG_OP = 'DELETE' AND OLD.at < clock_timestamp() - interval '365 days' THEN RETURN OLD; END IF;
        RAISE EXCEPTION 'security_event is append-only' USING ERRCODE = 'insufficient_privilege';
      END $$;
      CREATE TRIGGER only_grows BEFORE UPDATE OR DELETE ON security_event
        FOR EACH ROW EXECUTE FUNCTION security_event_only_grows();
      CREATE TRIGGER append_only BEFORE TRUNCATE ON security_event
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
    `);
    await endWithinAYear(runner);
    await runner.query('ALTER TABLE access_token ALTER COLUMN expires_at SET NOT NULL');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE security_event, known_device;
      DROP FUNCTION security_event_only_grows;
      ALTER TABLE sign_in_attempt DROP COLUMN kind, DROP COLUMN device_hash;
      CREATE INDEX sign_in_attempt_by_address ON sign_in_attempt (address, at);
      ALTER TABLE access_token DROP COLUMN owner_id, DROP COLUMN scopes, DROP COLUMN last_used_at,
        ALTER COLUMN expires_at DROP NOT NULL;
      ALTER TABLE audit_event DROP COLUMN address, DROP COLUMN agent;
    `);
  }
}

/**
 * Tokens made before there was an end, or with one further off, end a year from now. Under forced row-level security
 * the owner's own statement would find no row, without a word.
 */
async function endWithinAYear(runner: QueryRunner): Promise<void> {
  await runner.query('ALTER TABLE access_token NO FORCE ROW LEVEL SECURITY');
  const endless = `expires_at IS NULL OR expires_at > now() + interval '1 year'`;
  const [{ due }] = (await runner.query(
    `SELECT count(*)::int AS due FROM access_token WHERE ${endless}`,
  )) as [{ due: number }];
  const [, changed] = (await runner.query(
    `UPDATE access_token SET expires_at = now() + interval '1 year' WHERE ${endless}`,
  )) as [unknown, number];
  if (changed !== due) throw new Error(`${changed} of ${due} tokens were given an end`);
  await runner.query('ALTER TABLE access_token FORCE ROW LEVEL SECURITY');
}

-- What happened before the trail was chained is sealed here, in its order. What the old events said of people stands apart from now on.
DO $$
DECLARE
  event record;
  number bigint := 0;
  before text := repeat('0', 64);
  salt text;
  content text;
  entry text;
BEGIN
  FOR event IN SELECT * FROM "audit_events" ORDER BY "seq" LOOP
    number := number + 1;
    salt := replace(gen_random_uuid()::text, '-', '');
    content := (event."data" || jsonb_build_object('actor', event."actor_name"))::text;
    entry := jsonb_build_object(
      'seq', number,
      'at', to_char(event."at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
      'requestId', event."request_id",
      'accountId', null,
      'actor', event."actor_id",
      'door', event."door",
      'what', event."what",
      'data', jsonb_build_object(),
      'personal', encode(sha256(convert_to(salt || content, 'UTF8')), 'hex')
    )::text;
    before := encode(sha256(convert_to(before || E'\n' || entry, 'UTF8')), 'hex');
    INSERT INTO "audit_trail" ("seq", "entry", "hash") VALUES (number, entry, before);
    INSERT INTO "audit_personal" ("seq", "salt", "content") VALUES (number, salt, content);
  END LOOP;
END;
$$;--> statement-breakpoint
DROP TABLE "audit_events" CASCADE;--> statement-breakpoint
DROP FUNCTION "refuse_audit_change"();--> statement-breakpoint
-- The database itself refuses to change or remove what was written.
CREATE FUNCTION refuse_trail_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME;
END;
$$;--> statement-breakpoint
CREATE TRIGGER audit_trail_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON "audit_trail"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_trail_change();--> statement-breakpoint
-- Personal parts are removed when it is time to forget, one by one, and never changed.
CREATE TRIGGER audit_personal_unchanged
  BEFORE UPDATE OR TRUNCATE ON "audit_personal"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_trail_change();--> statement-breakpoint
-- An archived record keeps its line for good; only its content is given up when it is time to forget.
CREATE FUNCTION keep_record() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND NEW."content" IS NULL
    AND (NEW."key", NEW."request_id", NEW."name", NEW."media_type", NEW."sha256", NEW."made_at")
      IS NOT DISTINCT FROM (OLD."key", OLD."request_id", OLD."name", OLD."media_type", OLD."sha256", OLD."made_at")
  THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'an archived record is not changed';
END;
$$;--> statement-breakpoint
CREATE TRIGGER records_kept
  BEFORE UPDATE OR DELETE ON "records"
  FOR EACH ROW EXECUTE FUNCTION keep_record();--> statement-breakpoint
CREATE TRIGGER records_not_emptied
  BEFORE TRUNCATE ON "records"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_trail_change();--> statement-breakpoint
-- Whoever writes to the trail keeps others from it until the commit, and then sees its end: each statement has a snapshot of its own.
CREATE FUNCTION lock_audit_trail() RETURNS TABLE ("seq" bigint, "hash" text) LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('buzon.audit_trail'));
  RETURN QUERY SELECT t."seq", t."hash" FROM "audit_trail" t ORDER BY t."seq" DESC LIMIT 1;
END;
$$;

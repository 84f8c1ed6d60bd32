ALTER TABLE "reveals" ADD COLUMN "given_back" boolean DEFAULT false NOT NULL;--> statement-breakpoint
-- Archived records lose their content by these two alone, and only where the disposal record, of which no line can be changed,
-- lists them. They run with the rights of whoever owns the tables: the bot's own role changes nothing of a record.
CREATE FUNCTION forget_request_records("forgotten" uuid) RETURNS integer LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  gone integer;
BEGIN
  IF NOT EXISTS (SELECT 1 FROM "requests" r WHERE r."id" = "forgotten" AND r."data" ->> 'forgottenAt' IS NOT NULL) THEN
    RAISE EXCEPTION 'request % is not forgotten', "forgotten";
  END IF;
  PERFORM set_config('buzon.forgetting', 'on', true);
  UPDATE "records" r SET "content" = NULL
  WHERE r."request_id" = "forgotten" AND r."content" IS NOT NULL
    AND EXISTS (SELECT 1 FROM "disposals" d WHERE d."what" = 'record' AND d."number" = r."key" AND d."sha256" = r."sha256");
  GET DIAGNOSTICS gone = ROW_COUNT;
  PERFORM set_config('buzon.forgetting', '', true);
  RETURN gone;
END;
$$;--> statement-breakpoint
-- "before" is ISO 8601, UTC.
CREATE FUNCTION forget_reports("before" text) RETURNS integer LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  gone integer;
BEGIN
  PERFORM set_config('buzon.forgetting', 'on', true);
  UPDATE "records" r SET "content" = NULL
  WHERE r."request_id" IS NULL AND r."made_at" < "before"::timestamptz AND r."content" IS NOT NULL
    AND EXISTS (SELECT 1 FROM "disposals" d WHERE d."what" = 'report' AND d."number" = r."key" AND d."sha256" = r."sha256");
  GET DIAGNOSTICS gone = ROW_COUNT;
  PERFORM set_config('buzon.forgetting', '', true);
  RETURN gone;
END;
$$;--> statement-breakpoint
REVOKE ALL ON FUNCTION forget_request_records(uuid) FROM PUBLIC;--> statement-breakpoint
REVOKE ALL ON FUNCTION forget_reports(text) FROM PUBLIC;--> statement-breakpoint
CREATE OR REPLACE FUNCTION keep_record() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND NEW."content" IS NULL AND coalesce(current_setting('buzon.forgetting', true), '') = 'on'
    AND (NEW."key", NEW."request_id", NEW."name", NEW."media_type", NEW."sha256", NEW."made_at")
      IS NOT DISTINCT FROM (OLD."key", OLD."request_id", OLD."name", OLD."media_type", OLD."sha256", OLD."made_at")
  THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'an archived record is not changed';
END;
$$;

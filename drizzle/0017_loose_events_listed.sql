-- Whoever has the bot's connection can call what forgets. So nothing of the trail's people goes without a line of the disposal
-- record, of which none can be changed: a request's is asked for, and what belongs to no request writes its own, with how many went.
DROP FUNCTION forget_loose_personal(text, integer);--> statement-breakpoint
-- "before" is ISO 8601, UTC, as the events have it; "at" and "rule" are the line's.
CREATE FUNCTION forget_loose_personal("before" text, "most" integer, "at" timestamptz, "rule" text) RETURNS integer LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  gone integer;
BEGIN
  PERFORM set_config('buzon.forgetting', 'on', true);
  DELETE FROM "audit_personal" WHERE "seq" IN (
    SELECT p."seq" FROM "audit_personal" p JOIN "audit_trail" t ON t."seq" = p."seq"
    WHERE t."request_id" IS NULL AND t."entry"::jsonb ->> 'at' < "before"
    ORDER BY p."seq" LIMIT "most"
  );
  GET DIAGNOSTICS gone = ROW_COUNT;
  PERFORM set_config('buzon.forgetting', '', true);
  IF gone > 0 THEN
    INSERT INTO "disposals" ("id", "at", "what", "count", "rule") VALUES (gen_random_uuid(), "at", 'events', gone, "rule");
  END IF;
  RETURN gone;
END;
$$;--> statement-breakpoint
REVOKE ALL ON FUNCTION forget_loose_personal(text, integer, timestamptz, text) FROM PUBLIC;--> statement-breakpoint
CREATE OR REPLACE FUNCTION forget_request_personal("forgotten" uuid) RETURNS integer LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  gone integer;
BEGIN
  IF NOT EXISTS (SELECT 1 FROM "requests" r WHERE r."id" = "forgotten" AND r."data" ->> 'forgottenAt' IS NOT NULL) THEN
    RAISE EXCEPTION 'request % is not forgotten', "forgotten";
  END IF;
  IF NOT EXISTS (
    SELECT 1 FROM "requests" r JOIN "disposals" d ON d."what" = 'request' AND d."number" = r."number" WHERE r."id" = "forgotten"
  ) THEN
    RAISE EXCEPTION 'request % is not in the disposal record', "forgotten";
  END IF;
  PERFORM set_config('buzon.forgetting', 'on', true);
  DELETE FROM "audit_personal" p USING "audit_trail" t WHERE t."seq" = p."seq" AND t."request_id" = "forgotten";
  GET DIAGNOSTICS gone = ROW_COUNT;
  PERFORM set_config('buzon.forgetting', '', true);
  RETURN gone;
END;
$$;

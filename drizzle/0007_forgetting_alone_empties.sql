-- What the trail says of people is taken away by these two alone, when it is time to forget. They run with the rights of whoever
-- owns the tables, so that the bot's own role needs none to delete.
CREATE FUNCTION forget_request_personal("forgotten" uuid) RETURNS integer LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  gone integer;
BEGIN
  IF NOT EXISTS (SELECT 1 FROM "requests" r WHERE r."id" = "forgotten" AND r."data" ->> 'forgottenAt' IS NOT NULL) THEN
    RAISE EXCEPTION 'request % is not forgotten', "forgotten";
  END IF;
  PERFORM set_config('buzon.forgetting', 'on', true);
  DELETE FROM "audit_personal" p USING "audit_trail" t WHERE t."seq" = p."seq" AND t."request_id" = "forgotten";
  GET DIAGNOSTICS gone = ROW_COUNT;
  PERFORM set_config('buzon.forgetting', '', true);
  RETURN gone;
END;
$$;--> statement-breakpoint
-- "before" is ISO 8601, UTC, as the events have it.
CREATE FUNCTION forget_loose_personal("before" text, "most" integer) RETURNS integer LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
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
  RETURN gone;
END;
$$;--> statement-breakpoint
REVOKE ALL ON FUNCTION forget_request_personal(uuid) FROM PUBLIC;--> statement-breakpoint
REVOKE ALL ON FUNCTION forget_loose_personal(text, integer) FROM PUBLIC;--> statement-breakpoint
CREATE FUNCTION refuse_personal_removal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF coalesce(current_setting('buzon.forgetting', true), '') <> 'on' THEN
    RAISE EXCEPTION 'audit_personal is emptied by forgetting alone';
  END IF;
  RETURN NULL;
END;
$$;--> statement-breakpoint
CREATE TRIGGER audit_personal_kept
  BEFORE DELETE ON "audit_personal"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_personal_removal();

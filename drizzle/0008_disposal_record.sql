CREATE TABLE "disposals" (
	"id" uuid PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"what" text NOT NULL,
	"number" text,
	"kind" text,
	"dated" timestamp (3) with time zone,
	"count" integer NOT NULL,
	"sha256" text,
	"rule" text NOT NULL
);
--> statement-breakpoint
CREATE INDEX "disposals_by_moment" ON "disposals" USING btree ("at");--> statement-breakpoint
-- What was given up stays listed: the database itself refuses to change or remove a line.
CREATE TRIGGER disposals_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON "disposals"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_trail_change();

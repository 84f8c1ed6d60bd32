CREATE TABLE "questions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"revision" integer NOT NULL,
	"by_id" text NOT NULL,
	"account_id" uuid,
	"data" jsonb NOT NULL,
	"asked_at" timestamp (3) with time zone NOT NULL,
	"resolved_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE INDEX "questions_of_person" ON "questions" USING btree ("by_id","asked_at");--> statement-breakpoint
CREATE INDEX "questions_open" ON "questions" USING btree ("asked_at") WHERE "questions"."resolved_at" is null;
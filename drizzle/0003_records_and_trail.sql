CREATE TABLE "audit_personal" (
	"seq" bigint PRIMARY KEY NOT NULL,
	"salt" text NOT NULL,
	"content" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit_trail" (
	"seq" bigint PRIMARY KEY NOT NULL,
	"entry" text NOT NULL,
	"hash" text NOT NULL,
	"request_id" uuid GENERATED ALWAYS AS (((entry::jsonb ->> 'requestId')::uuid)) STORED,
	"account_id" uuid GENERATED ALWAYS AS (((entry::jsonb ->> 'accountId')::uuid)) STORED,
	"what" text GENERATED ALWAYS AS ((entry::jsonb ->> 'what')) STORED
);
--> statement-breakpoint
CREATE TABLE "records" (
	"key" text PRIMARY KEY NOT NULL,
	"request_id" uuid,
	"name" text NOT NULL,
	"media_type" text NOT NULL,
	"sha256" text NOT NULL,
	"made_at" timestamp (3) with time zone NOT NULL,
	"content" "bytea"
);
--> statement-breakpoint
ALTER TABLE "audit_personal" ADD CONSTRAINT "audit_personal_seq_audit_trail_seq_fk" FOREIGN KEY ("seq") REFERENCES "public"."audit_trail"("seq") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "records" ADD CONSTRAINT "records_request_id_requests_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."requests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "audit_trail_of_request" ON "audit_trail" USING btree ("request_id","seq");--> statement-breakpoint
CREATE INDEX "audit_trail_of_account" ON "audit_trail" USING btree ("account_id","seq") WHERE "audit_trail"."account_id" is not null;--> statement-breakpoint
CREATE INDEX "records_of_request" ON "records" USING btree ("request_id");--> statement-breakpoint
CREATE INDEX "accounts_document" ON "accounts" USING btree (reverse("subject") text_pattern_ops);--> statement-breakpoint
CREATE INDEX "accounts_by_name" ON "accounts" USING btree ("display_name","address");
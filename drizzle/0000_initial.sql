CREATE EXTENSION IF NOT EXISTS pg_trgm;--> statement-breakpoint
CREATE TABLE "accounts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"directory_id" text NOT NULL,
	"address" text NOT NULL,
	"display_name" text NOT NULL,
	"type" text NOT NULL,
	"state" text NOT NULL,
	"department_code" text NOT NULL,
	"department_name" text NOT NULL,
	"position" text,
	"relation" text,
	"contract_end" date,
	"subject" text NOT NULL,
	"holder_id" text,
	"holder_name" text,
	"responsible_id" text NOT NULL,
	"responsible_name" text NOT NULL,
	"request_number" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"delivered_at" timestamp (3) with time zone,
	"closed_at" timestamp (3) with time zone,
	"search_text" text NOT NULL,
	CONSTRAINT "accounts_directory_id_unique" UNIQUE("directory_id"),
	CONSTRAINT "accounts_address_unique" UNIQUE("address"),
	CONSTRAINT "accounts_request_number_unique" UNIQUE("request_number")
);
--> statement-breakpoint
CREATE TABLE "addresses" (
	"address" text PRIMARY KEY NOT NULL,
	"request_id" uuid NOT NULL,
	"state" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit_events" (
	"seq" bigserial PRIMARY KEY NOT NULL,
	"request_id" uuid,
	"at" timestamp (3) with time zone NOT NULL,
	"actor_id" text NOT NULL,
	"actor_name" text NOT NULL,
	"door" text NOT NULL,
	"what" text NOT NULL,
	"data" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "posts" (
	"key" text PRIMARY KEY NOT NULL,
	"channel" text NOT NULL,
	"ts" text,
	"shown_revision" bigint DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "request_years" (
	"year" integer PRIMARY KEY NOT NULL,
	"last" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "requests" (
	"id" uuid PRIMARY KEY NOT NULL,
	"number" text NOT NULL,
	"state" text NOT NULL,
	"revision" integer NOT NULL,
	"requester_id" text NOT NULL,
	"subject" text NOT NULL,
	"data" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "requests_number_unique" UNIQUE("number")
);
--> statement-breakpoint
CREATE TABLE "reveals" (
	"id" uuid PRIMARY KEY NOT NULL,
	"request_id" uuid NOT NULL,
	"by_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"baseline" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "run_steps" (
	"request_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"name" text NOT NULL,
	"state" text NOT NULL,
	"attempts" integer NOT NULL,
	"uncertain" boolean DEFAULT false NOT NULL,
	"next_at" timestamp (3) with time zone,
	"started_at" timestamp (3) with time zone,
	"done_at" timestamp (3) with time zone,
	"waiting_for" text,
	CONSTRAINT "run_steps_request_id_position_pk" PRIMARY KEY("request_id","position")
);
--> statement-breakpoint
CREATE TABLE "runs" (
	"request_id" uuid PRIMARY KEY NOT NULL,
	"directory_id" text
);
--> statement-breakpoint
ALTER TABLE "addresses" ADD CONSTRAINT "addresses_request_id_requests_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."requests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reveals" ADD CONSTRAINT "reveals_request_id_requests_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."requests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "run_steps" ADD CONSTRAINT "run_steps_request_id_runs_request_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."runs"("request_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "runs" ADD CONSTRAINT "runs_request_id_requests_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."requests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "accounts_search" ON "accounts" USING gin ("search_text" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "accounts_subject" ON "accounts" USING btree ("subject");--> statement-breakpoint
CREATE INDEX "accounts_active" ON "accounts" USING btree ("address") WHERE "accounts"."state" = 'active';--> statement-breakpoint
CREATE INDEX "addresses_of_request" ON "addresses" USING btree ("request_id");--> statement-breakpoint
CREATE INDEX "audit_events_of_request" ON "audit_events" USING btree ("request_id","seq");--> statement-breakpoint
CREATE UNIQUE INDEX "requests_one_open_per_subject" ON "requests" USING btree ("subject") WHERE "requests"."state" in ('submitted', 'info_requested', 'approved', 'executing', 'failed', 'executed', 'delivered');--> statement-breakpoint
CREATE INDEX "requests_of_requester" ON "requests" USING btree ("requester_id","created_at");--> statement-breakpoint
CREATE INDEX "requests_by_state" ON "requests" USING btree ("state");--> statement-breakpoint
CREATE INDEX "reveals_of_request" ON "reveals" USING btree ("request_id","at");
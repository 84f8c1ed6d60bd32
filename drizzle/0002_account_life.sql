CREATE TABLE "contract_notices" (
	"account_id" uuid NOT NULL,
	"contract_end" date NOT NULL,
	"what" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"by_id" text,
	"by_name" text,
	CONSTRAINT "contract_notices_account_id_contract_end_what_pk" PRIMARY KEY("account_id","contract_end","what")
);
--> statement-breakpoint
CREATE TABLE "findings" (
	"id" uuid PRIMARY KEY NOT NULL,
	"read_id" uuid NOT NULL,
	"directory_id" text NOT NULL,
	"account_id" uuid,
	"what" text NOT NULL,
	"entry" jsonb,
	"fingerprint" text NOT NULL,
	"found_at" timestamp (3) with time zone NOT NULL,
	"state" text NOT NULL,
	"by_id" text,
	"by_name" text,
	"decided_at" timestamp (3) with time zone,
	"reason" text,
	"request_number" text
);
--> statement-breakpoint
CREATE TABLE "tenant_reads" (
	"id" uuid PRIMARY KEY NOT NULL,
	"purpose" text NOT NULL,
	"next" text,
	"delta" text,
	"pages" integer DEFAULT 0 NOT NULL,
	"users" integer DEFAULT 0 NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"finished_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "accounts" DROP CONSTRAINT "accounts_address_unique";--> statement-breakpoint
DROP INDEX "requests_one_open_per_subject";--> statement-breakpoint
ALTER TABLE "accounts" ALTER COLUMN "responsible_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "accounts" ALTER COLUMN "responsible_name" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "accounts" ALTER COLUMN "request_number" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "addresses" ALTER COLUMN "request_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "given_names" text;--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "surnames" text;--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "licensed" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "phone" text;--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "origin" text DEFAULT 'request' NOT NULL;--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "kept" jsonb;--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "suspended_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "deleted_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "seen_in" uuid;--> statement-breakpoint
ALTER TABLE "addresses" ADD COLUMN "account_id" uuid;--> statement-breakpoint
ALTER TABLE "addresses" ADD COLUMN "until" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "requests" ADD COLUMN "account_id" uuid;--> statement-breakpoint
ALTER TABLE "run_steps" ADD COLUMN "confirmed_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "contract_notices" ADD CONSTRAINT "contract_notices_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "findings" ADD CONSTRAINT "findings_read_id_tenant_reads_id_fk" FOREIGN KEY ("read_id") REFERENCES "public"."tenant_reads"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "findings_of_read" ON "findings" USING btree ("read_id");--> statement-breakpoint
CREATE UNIQUE INDEX "findings_once" ON "findings" USING btree ("directory_id","what","fingerprint") WHERE "findings"."state" in ('open', 'ignored');--> statement-breakpoint
CREATE UNIQUE INDEX "accounts_living_address" ON "accounts" USING btree ("address") WHERE "accounts"."state" <> 'deleted';--> statement-breakpoint
CREATE INDEX "accounts_by_address" ON "accounts" USING btree ("address");--> statement-breakpoint
CREATE INDEX "accounts_holder" ON "accounts" USING btree ("holder_id");--> statement-breakpoint
CREATE INDEX "accounts_responsible" ON "accounts" USING btree ("responsible_id");--> statement-breakpoint
CREATE INDEX "accounts_department" ON "accounts" USING btree ("department_code");--> statement-breakpoint
CREATE INDEX "accounts_contract_end" ON "accounts" USING btree ("contract_end") WHERE "accounts"."state" <> 'deleted';--> statement-breakpoint
CREATE INDEX "addresses_of_account" ON "addresses" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "requests_of_account" ON "requests" USING btree ("account_id");--> statement-breakpoint
CREATE UNIQUE INDEX "requests_one_open_per_subject" ON "requests" USING btree ("subject") WHERE "requests"."state" in ('submitted', 'info_requested', 'approved', 'executing', 'failed', 'executed');--> statement-breakpoint
-- By hand: addresses in use learn whose they are.
UPDATE "addresses" SET "account_id" = "accounts"."id" FROM "accounts" WHERE "accounts"."address" = "addresses"."address" AND "addresses"."state" = 'in_use';

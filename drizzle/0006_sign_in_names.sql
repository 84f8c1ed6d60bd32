CREATE TABLE "tenant_asks" (
	"directory_id" text PRIMARY KEY NOT NULL,
	"asked_in" uuid
);
--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "user_principal_name" text;--> statement-breakpoint
-- Until now the sign-in name was taken for the address.
UPDATE "accounts" SET "user_principal_name" = "address";--> statement-breakpoint
ALTER TABLE "accounts" ALTER COLUMN "user_principal_name" SET NOT NULL;--> statement-breakpoint
-- Of an account that was there before, nobody knows when it was handed over.
UPDATE "accounts" SET "delivered_at" = null, "closed_at" = null WHERE "origin" <> 'request' and "delivered_at" = "created_at" and "closed_at" = "created_at";--> statement-breakpoint
ALTER TABLE "tenant_reads" ADD COLUMN "failed_nights" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "tenant_reads" ADD COLUMN "failure" jsonb;--> statement-breakpoint
-- A link keeps the selection of the request that it began with, which had no `mail`: everything is read once more.
UPDATE "tenant_reads" SET "delta" = null;--> statement-breakpoint
UPDATE "tenant_reads" SET "next" = null, "pages" = 0, "users" = 0, "purpose" = case when "purpose" = 'import' then 'import' else 'full' end WHERE "finished_at" is null;--> statement-breakpoint
UPDATE "findings" SET "entry" = jsonb_set("entry", '{before,userPrincipalName}', "entry" #> '{before,address}') WHERE "entry" #>> '{before,address}' is not null;--> statement-breakpoint
UPDATE "findings" SET "entry" = jsonb_set(jsonb_set("entry", '{user,userPrincipalName}', "entry" #> '{user,address}'), '{user,hasMailbox}', to_jsonb(jsonb_array_length(coalesce("entry" #> '{user,skuIds}', '[]')) > 0)) WHERE "entry" #>> '{user,address}' is not null;--> statement-breakpoint
CREATE INDEX "accounts_by_sign_in_name" ON "accounts" USING btree ("user_principal_name");

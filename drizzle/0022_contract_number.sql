ALTER TABLE "accounts" ADD COLUMN "contract_number" text;--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "contract_start" date;
ALTER TABLE "accounts" ADD COLUMN "sighting" jsonb;--> statement-breakpoint
-- A link to changes, or to a next page, asks for what it was begun with: without the addresses. The next read begins anew, with everything.
UPDATE "tenant_reads" SET "delta" = NULL;--> statement-breakpoint
UPDATE "tenant_reads" SET "next" = NULL, "pages" = 0, "users" = 0,
  "purpose" = CASE "purpose" WHEN 'delta' THEN 'full' ELSE "purpose" END
WHERE "finished_at" IS NULL;

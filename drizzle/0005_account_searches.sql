ALTER TABLE "accounts" ADD COLUMN "responsible_text" text GENERATED ALWAYS AS (lower(regexp_replace(normalize(coalesce(responsible_name, ''), NFD), '[\u0300-\u036f''’`´]', '', 'g'))) STORED;--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "holder_text" text GENERATED ALWAYS AS (lower(regexp_replace(normalize(case when type = 'departmental' then coalesce(responsible_name, '') else coalesce(holder_name, display_name) end, NFD), '[\u0300-\u036f''’`´]', '', 'g'))) STORED;--> statement-breakpoint
CREATE INDEX "accounts_by_department" ON "accounts" USING btree ("department_name","address");--> statement-breakpoint
CREATE INDEX "accounts_by_end" ON "accounts" USING btree ("contract_end","address");--> statement-breakpoint
CREATE INDEX "accounts_by_created" ON "accounts" USING btree ("created_at","address");--> statement-breakpoint
CREATE INDEX "accounts_people" ON "accounts" USING gin ("responsible_text" gin_trgm_ops,"holder_text" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "accounts_undelivered" ON "accounts" USING btree ("address") WHERE "accounts"."origin" = 'request' and ("accounts"."delivered_at" is null or "accounts"."closed_at" is null);--> statement-breakpoint
CREATE INDEX "findings_of_user" ON "findings" USING btree ("directory_id");
ALTER TABLE "posts" ADD COLUMN "thread_ts" text;--> statement-breakpoint
ALTER TABLE "posts" ADD COLUMN "begun_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "posts" ADD COLUMN "tried_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "posts" ADD COLUMN "in_doubt" boolean DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX "posts_unsettled" ON "posts" USING btree ("tried_at") WHERE "posts"."tried_at" is not null and "posts"."ts" is not null;
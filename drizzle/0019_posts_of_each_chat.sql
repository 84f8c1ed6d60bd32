ALTER TABLE "posts" RENAME COLUMN "channel" TO "place";--> statement-breakpoint
ALTER TABLE "posts" RENAME COLUMN "thread_ts" TO "thread_id";--> statement-breakpoint
ALTER TABLE "posts" RENAME COLUMN "ts" TO "message_id";--> statement-breakpoint
ALTER TABLE "posts" ADD COLUMN "chat" text DEFAULT 'slack' NOT NULL;--> statement-breakpoint
ALTER TABLE "posts" ALTER COLUMN "chat" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "posts" DROP CONSTRAINT "posts_pkey";--> statement-breakpoint
ALTER TABLE "posts" ADD CONSTRAINT "posts_chat_key_pk" PRIMARY KEY("chat","key");

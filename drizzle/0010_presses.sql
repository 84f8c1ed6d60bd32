CREATE TABLE "presses" (
	"id" uuid PRIMARY KEY NOT NULL,
	"press" jsonb NOT NULL,
	"pressed_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"held_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"times" integer DEFAULT 1 NOT NULL
);

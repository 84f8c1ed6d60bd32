CREATE TABLE "shown_texts" (
	"sha256" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"version" text,
	"text" text NOT NULL,
	"since" timestamp (3) with time zone NOT NULL
);

CREATE TABLE "seat_days" (
	"day" date NOT NULL,
	"sku_id" text NOT NULL,
	"total" integer NOT NULL,
	"free" integer NOT NULL,
	CONSTRAINT "seat_days_sku_id_day_pk" PRIMARY KEY("sku_id","day")
);

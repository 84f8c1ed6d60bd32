-- The bot's name as people read it, in what requests keep of who asked, decided and ran. Its events hold its id alone.
UPDATE "requests"
SET "data" = replace(
  replace("data"::text, '{"id": "buzon", "name": "Buzón"}', '{"id": "buzon", "name": "Correo"}'),
  '{"id": "buzon", "door": "worker", "name": "Buzón"}', '{"id": "buzon", "door": "worker", "name": "Correo"}'
)::jsonb
WHERE "data"::text LIKE '%{"id": "buzon", %"name": "Buzón"}%';

-- The end of a contract asked for a deletion, an extension ended it and came to nothing itself: it is asked for again.
DELETE FROM "contract_notices" n USING "requests" d, "requests" e
WHERE n."what" = 'deletion_asked' AND d."account_id" = n."account_id" AND d."state" = 'cancelled'
  AND d."data" #>> '{form,type}' = 'deletion' AND d."data" #>> '{form,lastDay}' = n."contract_end"::text
  AND d."data" #>> '{requester,id}' = 'buzon' AND e."number" = d."data" ->> 'supersededBy'
  AND e."data" #>> '{form,type}' IN ('contract', 'restoration')
  AND (e."state" <> 'closed' OR e."data" ->> 'ended' IS NOT NULL);

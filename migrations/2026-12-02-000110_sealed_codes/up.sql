-- Arrival codes are no longer in plain text. `code` becomes a keyed digest of it, and `sealed_code`
-- the encrypted code. The service seals the codes of existing placements in the same transaction.
ALTER TABLE placement ADD COLUMN sealed_code TEXT NOT NULL DEFAULT '';

-- Kept answers of arrivals have the code in plain text. Without them, an arrival that was sent
-- before and is sent again is a second request.
DELETE FROM kept_answer WHERE asked LIKE 'arrive at %';

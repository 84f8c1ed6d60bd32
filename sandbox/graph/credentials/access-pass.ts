import type { PassRecord } from '../tenant/records.ts';
import type { Tenant } from '../tenant/tenant.ts';

/** The `methodUsabilityReason` that Graph gives for a Temporary Access Pass. */
export function passState(
  tenant: Tenant,
  pass: PassRecord,
): 'EnabledByPolicy' | 'NotYetValid' | 'Expired' | 'OneTimeUsed' {
  const now = tenant.clock.ms();
  if (pass.used && pass.isUsableOnce) return 'OneTimeUsed';
  if (now < pass.startsAtMs) return 'NotYetValid';
  return now >= pass.startsAtMs + pass.lifetimeInMinutes * 60_000 ? 'Expired' : 'EnabledByPolicy';
}

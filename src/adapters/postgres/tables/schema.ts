import { requestYears, requests, reveals } from './requests.ts';
import { accounts, addresses, contractNotices } from './accounts.ts';
import { runs, runSteps } from './runs.ts';
import { auditTrail, auditPersonal } from './trail.ts';
import { records, disposals, shownTexts } from './archive.ts';
import { questions } from './questions.ts';
import { posts, presses } from './chat.ts';
import { tenantReads, tenantAsks, findings, seatDays } from './tenant.ts';

/** All our tables. */
export const schema = {
  requestYears,
  requests,
  reveals,
  accounts,
  addresses,
  contractNotices,
  runs,
  runSteps,
  auditTrail,
  auditPersonal,
  records,
  disposals,
  shownTexts,
  posts,
  presses,
  questions,
  tenantReads,
  tenantAsks,
  findings,
  seatDays,
};

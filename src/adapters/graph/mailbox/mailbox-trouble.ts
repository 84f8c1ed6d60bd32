import type { Licence } from '#domain/account/account.ts';
import { hasMailboxPlan } from '#domain/account/mail-plans.ts';
import type { Directory } from '#use-cases/ports/directory.ts';
import { licenceTrouble, type Trouble } from '#use-cases/ports/licence-trouble.ts';
import { userPath, type GraphClient } from '../calls/client.ts';
import type { Needs } from '../calls/errors.ts';

const READ: Needs = { permission: 'User.ReadWrite.All', write: false };
const SELECT = 'id,licenseAssignmentStates,assignedPlans,provisionedPlans,serviceProvisioningErrors';
/** How much of Exchange's own message people are shown. */
const WORDS_MAX = 200;

interface AssignmentState {
  readonly skuId: string;
  readonly disabledPlans?: readonly string[] | null;
  readonly error?: string | null;
}

/** What Graph shows about a mailbox that does not appear (facts: graph.md 1.4, 28 Nov 2026). */
export interface ProvisioningBody {
  readonly licenseAssignmentStates?: readonly AssignmentState[] | null;
  readonly assignedPlans?:
    | readonly { readonly servicePlanId?: string | null; readonly capabilityStatus?: string | null }[]
    | null;
  readonly provisionedPlans?:
    | readonly { readonly service?: string | null; readonly provisioningStatus?: string | null }[]
    | null;
  readonly serviceProvisioningErrors?:
    | readonly {
        readonly serviceInstance?: string | null;
        readonly isResolved?: boolean | null;
        readonly errorDetail?: string | null;
      }[]
    | null;
}

export function createMailboxTrouble(graph: GraphClient): Pick<Directory, 'mailboxTrouble'> {
  return {
    mailboxTrouble: async (userId, licence) => {
      const body = await graph.call('mailbox-trouble', READ, async (client) => {
        return (await client.api(`${userPath(userId)}?$select=${SELECT}`).get()) as ProvisioningBody;
      });
      return troubleIn(body, licence);
    },
  };
}

/** Why waiting will not bring this licence's mailbox; null when no reason is known. */
export function troubleIn(body: ProvisioningBody, licence: Licence | null): Trouble | null {
  const states = (body.licenseAssignmentStates ?? []).filter(
    ({ skuId }) => licence === null || skuId.toLowerCase() === licence.skuId.toLowerCase(),
  );
  return errorOf(states, licence) ?? planOff(body, { states, licence }) ?? exchangeSays(body);
}

/** One working assignment is enough. */
function errorOf(states: readonly AssignmentState[], licence: Licence | null): Trouble | null {
  const errors = states.map(({ error }) => error ?? 'None');
  const [first] = errors;
  if (first === undefined || errors.includes('None')) return null;
  const skuId = states[0]?.skuId ?? '';
  return licenceTrouble(first, licence ?? { skuId, skuPartNumber: skuId });
}

/** A mailbox plan that is off: switched off in the licence, or with the subscription. */
function planOff(
  { assignedPlans }: ProvisioningBody,
  { states, licence }: { readonly states: readonly AssignmentState[]; readonly licence: Licence | null },
): Trouble | null {
  const plans = (assignedPlans ?? []).filter(({ servicePlanId }) => hasMailboxPlan([servicePlanId ?? '']));
  const withStatus = (...statuses: readonly string[]): boolean =>
    plans.some(({ capabilityStatus }) => statuses.includes(capabilityStatus ?? ''));
  if (withStatus('Enabled', 'Warning')) return null;
  // Without any such plan the reading may be older than the licence, unless the licence says that it is off.
  const disabled = states.some(({ disabledPlans }) => hasMailboxPlan(disabledPlans ?? []));
  if (!disabled && !withStatus('Suspended', 'LockedOut')) return null;
  return { code: 'mailbox_plan_disabled', detail: licence?.skuPartNumber ?? states[0]?.skuId ?? '' };
}

/**
 * An error that Exchange published about the user "requires an explicit administrator action"
 * (learn.microsoft.com/graph/api/resources/serviceprovisioningerror, read 28 Nov 2026). Its detail is XML.
 */
function exchangeSays({ serviceProvisioningErrors, provisionedPlans }: ProvisioningBody): Trouble | null {
  const open = (serviceProvisioningErrors ?? []).find(
    ({ serviceInstance, isResolved }) => isResolved !== true && /^exchange\//i.test(serviceInstance ?? ''),
  );
  if (open !== undefined) {
    const words = wordsIn(open.errorDetail ?? '');
    const taken = /unique value|already being used|proxy ?address.*(used|exists)/i.test(words);
    return taken ? { code: 'mailbox_address_taken' } : { code: 'mailbox_error', detail: words.slice(0, WORDS_MAX) };
  }
  const failed = (provisionedPlans ?? []).some(
    ({ service, provisioningStatus }) => service?.toLowerCase() === 'exchange' && provisioningStatus === 'Error',
  );
  return failed ? { code: 'mailbox_error' } : null;
}

function wordsIn(xml: string): string {
  return xml
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ')
    .trim();
}

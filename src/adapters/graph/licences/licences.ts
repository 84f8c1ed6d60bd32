import type { Directory, LicenceToGive } from '#use-cases/ports/directory.ts';
import { OutsideError } from '#use-cases/ports/outside-error.ts';
import { faultIn, withFields, userPath, type GraphClient } from '../calls/client.ts';
import type { Needs } from '../calls/errors.ts';
import { licenceError } from './licence-errors.ts';
import { listIn } from '../calls/pages.ts';
import { hasMailbox, isAssignable, seatsOf, type Sku } from './seats.ts';

const READ_SKUS: Needs = { permission: 'Directory.Read.All', write: false };
const READ_USER: Needs = { permission: 'User.ReadWrite.All', write: false };
const WRITE_USER: Needs = { permission: 'User.ReadWrite.All', write: true };

interface Change {
  readonly add: readonly LicenceToGive[];
  readonly remove: readonly string[];
}

type LicenceOperations = Pick<Directory, 'licences' | 'assignLicence' | 'changeLicences' | 'reprocessLicences'>;

export function createLicenceOperations(graph: GraphClient): LicenceOperations {
  return {
    licences: async () => {
      const skus = await graph.call('licences', READ_SKUS, async (client) => {
        return listIn<Sku>(await client.api('/subscribedSkus').get());
      });
      return skus.value.filter(isAssignable).map((sku) => ({
        skuId: sku.skuId,
        skuPartNumber: sku.skuPartNumber,
        mailbox: hasMailbox(sku),
        ...seatsOf(sku),
      }));
    },
    assignLicence: async (userId, skuId) => {
      await assign(graph, { userId, change: { add: [{ skuId }], remove: [] } }).catch((error: unknown) => {
        throw licenceError(error, { add: [skuId], remove: [] });
      });
    },
    // Application: User.ReadWrite.All (learn.microsoft.com/graph/api/user-reprocesslicenseassignment, read 28 Nov 2026).
    reprocessLicences: async (userId) => {
      await graph.order('reprocess-licences', WRITE_USER, async (client) => {
        return (await client.api(`${userPath(userId)}/reprocessLicenseAssignment`).post({})) as unknown;
      });
    },
    changeLicences: async (userId, change) => {
      if (isNothing(change)) return;
      try {
        await assign(graph, { userId, change });
      } catch (error) {
        if (faultIn(error)?.status !== 400) throw error;
        await assignRest(graph, { userId, change, error }).catch((again: unknown) => {
          throw licenceError(again, { ...change, add: change.add.map(({ skuId }) => skuId) });
        });
      }
    },
  };
}

async function assign(graph: GraphClient, what: { readonly userId: string; readonly change: Change }): Promise<void> {
  const body = {
    addLicenses: what.change.add.map(({ skuId, disabledPlans = [] }) => ({ skuId, disabledPlans })),
    removeLicenses: what.change.remove,
  };
  const answer = await graph.call('change-licences', WRITE_USER, async (client) => {
    return (await client.api(`${userPath(what.userId)}/assignLicense`).post(body)) as unknown;
  });
  await verifyGiven(graph, { ...what, answer });
}

/**
 * It counts as done when it is visible: in the user that Graph answers with, or by reading again (facts: graph.md 1.3).
 */
async function verifyGiven(
  graph: GraphClient,
  what: { readonly userId: string; readonly change: Change; readonly answer: unknown },
): Promise<void> {
  const { userId, change, answer } = what;
  const isIn = (held: ReadonlySet<string>): boolean => change.add.every(({ skuId }) => held.has(skuId.toLowerCase()));
  if (isIn(licencesInAnswer(answer)) || isIn((await heldBy(graph, userId)).held)) return;
  throw new OutsideError('unknown_outcome', { service: 'graph' });
}

/** The user's licences in Graph's answer; empty when it has none. */
function licencesInAnswer(user: unknown): ReadonlySet<string> {
  const { assignedLicenses } = (user ?? {}) as { assignedLicenses?: unknown };
  const held = Array.isArray(assignedLicenses) ? (assignedLicenses as readonly { skuId?: string }[]) : [];
  return new Set(held.flatMap(({ skuId }) => (typeof skuId === 'string' ? [skuId.toLowerCase()] : [])));
}

/**
 * Removing a licence that is not held, or that a group gives, makes Graph refuse the whole change (facts: graph.md
 * 1.3). After an attempt with an unknown outcome that would happen, so whatever is already done, or cannot be removed,
 * is left out.
 */
async function assignRest(
  graph: GraphClient,
  refused: { readonly userId: string; readonly change: Change; readonly error: unknown },
): Promise<void> {
  const { userId, change, error } = refused;
  const { direct, plans } = await heldBy(graph, userId);
  // If it is held with other plans switched off than requested, it still has to be changed.
  const isDone = ({ skuId, disabledPlans = [] }: LicenceToGive): boolean =>
    plans.some((held) => held.skuId.toLowerCase() === skuId.toLowerCase() && isSame(held.disabledPlans, disabledPlans));
  const add = change.add.filter((licence) => !isDone(licence));
  const remove = change.remove.filter((skuId) => direct.has(skuId.toLowerCase()));
  const rest = { add, remove };
  if (isNothing(rest)) return;
  const same = add.length + remove.length === change.add.length + change.remove.length;
  if (!same) return await assign(graph, { userId, change: rest });
  // Graph says that a licence is not held that our reading shows: the reading is outdated (facts: graph.md 0.7).
  if (/does not have a corresponding license/i.test(faultIn(error)?.message ?? '')) {
    throw new OutsideError('unavailable', { service: 'graph', cause: error });
  }
  throw error;
}

function isSame(held: readonly string[] | null | undefined, asked: readonly string[]): boolean {
  const idsOf = (plans: readonly string[]): ReadonlySet<string> => new Set(plans.map((plan) => plan.toLowerCase()));
  return idsOf(held ?? []).symmetricDifference(idsOf(asked)).size === 0;
}

interface HeldLicence {
  readonly skuId: string;
  /** Its service plans that are switched off. */
  readonly disabledPlans?: readonly string[] | null;
}

interface Held {
  readonly assignedLicenses: readonly HeldLicence[];
  readonly licenseAssignmentStates?: readonly (HeldLicence & { readonly assignedByGroup?: string | null })[];
}

/**
 * The licences that a user holds, and those assigned directly: even one that gives nothing can be removed. `plans` are
 * the held ones in total and directly.
 */
async function heldBy(
  graph: GraphClient,
  userId: string,
): Promise<{
  readonly held: ReadonlySet<string>;
  readonly direct: ReadonlySet<string>;
  readonly plans: readonly HeldLicence[];
}> {
  const { assignedLicenses, licenseAssignmentStates } = await graph.call('licences-held', READ_USER, async (client) => {
    const url = `${userPath(userId)}?$select=id,assignedLicenses,licenseAssignmentStates`;
    const tellsLicences = ({ assignedLicenses }: { assignedLicenses?: unknown }): boolean =>
      Array.isArray(assignedLicenses);
    return withFields<Held>(await client.api(url).get(), tellsLicences);
  });
  const idsOf = (list: readonly { readonly skuId: string }[]): ReadonlySet<string> =>
    new Set(list.map(({ skuId }) => skuId.toLowerCase()));
  const states = licenseAssignmentStates ?? [];
  const byGroup = idsOf(states.filter(({ assignedByGroup }) => assignedByGroup));
  const own = states.filter(({ assignedByGroup }) => !assignedByGroup);
  // A licence without a state counts as direct.
  const stateless = assignedLicenses.filter(({ skuId }) => !byGroup.has(skuId.toLowerCase()));
  const held = idsOf(assignedLicenses);
  const ownHeld = own.filter(({ skuId }) => held.has(skuId.toLowerCase()));
  return { held, direct: idsOf([...own, ...stateless]), plans: [...assignedLicenses, ...ownHeld] };
}

function isNothing({ add, remove }: Change): boolean {
  return add.length === 0 && remove.length === 0;
}

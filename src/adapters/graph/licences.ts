import type { Directory } from '#use-cases/directory-port.ts';
import { OutsideError } from '#use-cases/outside-error.ts';
import { faultIn, userPath, type GraphClient } from './client.ts';
import type { Needs } from './errors.ts';
import type { PageBody } from './pages.ts';
import { hasMailbox, isAssignable, seatsOf, type Sku } from './seats.ts';

const READ_SKUS: Needs = { permission: 'LicenseAssignment.Read.All', write: false };
const READ_USER: Needs = { permission: 'User.ReadWrite.All', write: false };
const WRITE_USER: Needs = { permission: 'User.ReadWrite.All', write: true };

interface Change {
  readonly add: readonly string[];
  readonly remove: readonly string[];
}

export function createLicenceOperations(graph: GraphClient): Pick<Directory, 'licences' | 'changeLicences'> {
  return {
    licences: async () => {
      const skus = await graph.call('licences', READ_SKUS, async (client) => {
        return (await client.api('/subscribedSkus').get()) as PageBody<Sku>;
      });
      return skus.value.filter(isAssignable).map((sku) => ({
        skuId: sku.skuId,
        skuPartNumber: sku.skuPartNumber,
        mailbox: hasMailbox(sku),
        ...seatsOf(sku),
      }));
    },
    changeLicences: async (userId, change) => {
      if (isNothing(change)) return;
      try {
        await assign(graph, { userId, change });
      } catch (error) {
        if (faultIn(error)?.status !== 400) throw error;
        await assignRest(graph, { userId, change, error });
      }
    },
  };
}

async function assign(graph: GraphClient, what: { readonly userId: string; readonly change: Change }): Promise<void> {
  const body = {
    addLicenses: what.change.add.map((skuId) => ({ skuId, disabledPlans: [] })),
    removeLicenses: what.change.remove,
  };
  await graph.call('change-licences', WRITE_USER, async (client) => {
    await client.api(`${userPath(what.userId)}/assignLicense`).post(body);
  });
}

/**
 * Removing a licence that is not held refuses the whole change (facts: graph.md 1.3), as after an attempt whose outcome
 * nobody knew: what is done already is left out.
 */
async function assignRest(
  graph: GraphClient,
  refused: { readonly userId: string; readonly change: Change; readonly error: unknown },
): Promise<void> {
  const { userId, change, error } = refused;
  const held = await heldBy(graph, userId);
  const add = change.add.filter((skuId) => !held.has(skuId.toLowerCase()));
  const remove = change.remove.filter((skuId) => held.has(skuId.toLowerCase()));
  const rest = { add, remove };
  if (isNothing(rest)) return;
  const same = add.length + remove.length === change.add.length + change.remove.length;
  if (!same) return await assign(graph, { userId, change: rest });
  // It says that one is not held which the reading shows as held: the reading is older (facts: graph.md 0.7).
  if (/does not have a corresponding license/i.test(faultIn(error)?.message ?? '')) {
    throw new OutsideError('unavailable', { service: 'graph', cause: error });
  }
  throw error;
}

async function heldBy(graph: GraphClient, userId: string): Promise<ReadonlySet<string>> {
  const { assignedLicenses } = await graph.call('licences-held', READ_USER, async (client) => {
    const url = `${userPath(userId)}?$select=id,assignedLicenses`;
    return (await client.api(url).get()) as { assignedLicenses: readonly { skuId: string }[] };
  });
  return new Set(assignedLicenses.map(({ skuId }) => skuId.toLowerCase()));
}

function isNothing({ add, remove }: Change): boolean {
  return add.length === 0 && remove.length === 0;
}

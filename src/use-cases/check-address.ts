import { OutsideError, type Directory, type Store } from './ports.ts';

export interface AddressDeps {
  readonly store: Store;
  readonly directory: Directory;
}

/** How long a person who has just pressed a button can wait for the tenant: Slack gives 3 s for everything, ms. */
const PATIENCE = 1_800;

/**
 * Whether an address can still be had, while a person waits for the answer. `unknown` when the tenant does not answer in time:
 * the plan asks again, in its own time, so nothing is lost.
 */
export async function checkAddress(
  deps: AddressDeps,
  input: { readonly address: string; readonly requestId: string | null },
): Promise<'free' | 'taken' | 'unknown'> {
  const ours = await deps.store.addressesTaken([input.address], input.requestId);
  if (ours.has(input.address)) return 'taken';
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<'unknown'>((resolve) => {
    timer = setTimeout(() => resolve('unknown'), PATIENCE);
  });
  const asked = deps.directory.survey([input.address]).then(
    (survey) => (survey.taken.has(input.address) ? ('taken' as const) : ('free' as const)),
    (error: unknown) => {
      if (error instanceof OutsideError) return 'unknown' as const;
      throw error;
    },
  );
  return await Promise.race([asked, late]).finally(() => clearTimeout(timer));
}

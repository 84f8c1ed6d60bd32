import type { ShownText } from '#domain/shown-text.ts';
import type { Clock } from '#use-cases/ports/institution.ts';
import type { Store } from '#use-cases/ports/store/store.ts';

/** Stores the current texts before anybody is shown them; earlier ones are kept for the people who accepted them. */
export async function keepTexts(
  { store, clock }: { readonly store: Pick<Store, 'transact'>; readonly clock: Clock },
  texts: readonly ShownText[],
): Promise<void> {
  await store.transact(async (tx) => {
    for (const text of texts) await tx.keepText(text, clock.now());
  });
}

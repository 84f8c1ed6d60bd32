import type { Store } from '#use-cases/ports/store/store.ts';

/** Whether a living account, or an open request for one, is under the document of this subject (see `subjectOf`). */
export async function isDocumentTaken(
  store: Pick<Store, 'accountOn' | 'openRequestOn'>,
  subject: string,
): Promise<boolean> {
  return (await store.accountOn(subject)) !== null || (await store.openRequestOn(subject)) !== null;
}

import type { Document } from '#use-cases/ports/store/archive.ts';
import type { Store } from '#use-cases/ports/store/store.ts';

/**
 * An archived record; null when there is none or its content was disposed of. Content that differs from what the trail
 * says is given to nobody.
 */
export async function readArchived(
  { store }: { readonly store: Pick<Store, 'archive'> },
  key: string,
): Promise<Document | 'altered' | null> {
  const archived = await store.archive.find(key);
  if (archived === null || archived.content === null) return null;
  if (!archived.isProven) return 'altered';
  const { name, mediaType, content } = archived;
  return { name, title: name, mediaType, content };
}

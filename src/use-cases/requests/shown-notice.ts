import type { ShownText } from '#domain/shown-text.ts';
import type { Store } from '#use-cases/ports/store/store.ts';

/**
 * The privacy notice that the form showed and that was accepted in it. Null for a form from before this was recorded;
 * `unknown` when its text is not kept.
 */
export async function shownNotice(
  { notice, store }: { readonly notice: ShownText; readonly store: Pick<Store, 'texts'> },
  sha256: string | null,
): Promise<ShownText | 'unknown' | null> {
  if (sha256 === null) return null;
  if (sha256 === notice.sha256) return notice;
  const found = await store.texts.find(sha256);
  return found?.kind === 'privacy_notice' ? found : 'unknown';
}

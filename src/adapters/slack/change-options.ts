import type { App } from '@slack/bolt';
import type { PlainTextOption } from '@slack/types';
import { asciiWords } from '#domain/address.ts';
import type { Actor } from '#domain/person.ts';
import type { DirectoryGroup } from '#use-cases/directory-port.ts';
import { OutsideError } from '#use-cases/outside-error.ts';
import { CHANGE_VIEWS, type ChangeMetadata, type Purpose } from './change-views.ts';
import { atDoor, type DoorDeps } from './door.ts';
import { accountsToChoose, accountToChange } from './find-account.ts';
import { plain, shorten } from './rich-text.ts';

/** How long a person who types waits for the tenant: Slack takes no answer after 3 s, ms. */
const PATIENCE = 2_200;
/** Slack shows at most 100 options; people look at fewer. */
const MOST = 50;

interface Asked {
  readonly actor: Actor;
  readonly text: string;
  readonly callback: string;
  readonly metadata: ChangeMetadata;
}

type Options = readonly PlainTextOption[];

const PURPOSE_OF: Readonly<Record<string, Purpose>> = {
  [CHANGE_VIEWS.pick]: 'modify',
  [CHANGE_VIEWS.deletion]: 'delete',
  [CHANGE_VIEWS.restoration]: 'restore',
};

/** What the searches of the forms find while somebody types. A tenant that does not answer in time gives an empty list. */
export function registerChangeOptions(app: App, deps: DoorDeps): void {
  const { messages: m, directory, store } = deps;

  searching(app, deps, 'account', async ({ actor, text, callback }) => {
    const purpose = PURPOSE_OF[callback];
    if (purpose === undefined) return [];
    return (await accountsToChoose(deps, { actor, purpose, text, limit: MOST })).map(accountOption);
  });

  for (const field of ['redirectTo', 'delegate']) {
    searching(app, deps, field, async ({ text, metadata }) => {
      // A text without a letter or digit names nothing; to the store it would be no condition at all.
      if (text !== '' && asciiWords(text).length === 0) return [];
      const { rows } = await store.accounts({ text, offset: 0, limit: MOST, everything: false });
      return rows.filter(({ id, state }) => id !== metadata.accountId && state === 'active').map(accountOption);
    });
  }

  /** Only for an account that this person may ask about: what the tenant has is nobody else's to look through. */
  const mayChange = async ({ actor, metadata }: Asked): Promise<boolean> => {
    const accountId = metadata.accountId ?? '';
    return (await accountToChange(deps, { actor, purpose: 'modify', accountId })) !== null;
  };
  searching(app, deps, 'licence', async (asked) => {
    const { text } = asked;
    if (!(await mayChange(asked))) return [];
    const offered = (await directory.licences()).filter(({ mailbox }) => mailbox);
    const wanted = text.toLowerCase();
    return offered
      .filter(({ skuPartNumber }) => skuPartNumber.toLowerCase().includes(wanted))
      .slice(0, MOST)
      .map(({ skuId, skuPartNumber, free, total }) => ({
        text: plain(shorten(m.change.seats(skuPartNumber, free, total), 75)),
        value: `${skuId}:${skuPartNumber}`.slice(0, 150),
      }));
  });

  const groupOption = ({ id, name, kind }: DirectoryGroup): PlainTextOption => ({
    text: plain(shorten(name, 75)),
    value: id,
    ...(kind === 'distribution' ? { description: plain(m.change.distribution) } : {}),
  });
  searching(app, deps, 'join', async (asked) => {
    const { text } = asked;
    if (text === '' || !(await mayChange(asked))) return [];
    return (await directory.searchGroups(text, MOST)).filter(canBeChanged).map(groupOption);
  });
  searching(app, deps, 'leave', async ({ actor, text, metadata }) => {
    const accountId = metadata.accountId ?? '';
    const account = await accountToChange(deps, { actor, purpose: 'modify', accountId });
    const found = account === null ? null : await directory.account(account.directoryId);
    const wanted = text.toLowerCase();
    return (found?.groups ?? [])
      .filter((group) => canBeChanged(group) && group.name.toLowerCase().includes(wanted))
      .slice(0, MOST)
      .map(groupOption);
  });
}

function canBeChanged({ kind }: DirectoryGroup): boolean {
  return kind === 'm365' || kind === 'security' || kind === 'distribution';
}

function accountOption({
  id,
  address,
  displayName,
}: {
  readonly id: string;
  readonly address: string;
  readonly displayName: string;
}): PlainTextOption {
  return { text: plain(shorten(displayName, 75)), value: id, description: plain(shorten(address, 75)) };
}

function searching(app: App, deps: DoorDeps, field: string, find: (asked: Asked) => Promise<Options>): void {
  app.options(field, async ({ ack, body, payload }) => {
    let answered = false;
    const answer = async (options: Options): Promise<void> => {
      if (answered) return;
      answered = true;
      await ack({ options: [...options] });
    };
    const tell = async (): Promise<void> => await answer([]);
    await atDoor(deps, { door: `slack.options_${field}`, who: body, tell }, async (actor) => {
      const { view } = body;
      const metadata = metadataOf(view?.private_metadata);
      const asked = { actor, text: payload.value.trim().slice(0, 100), callback: view?.callback_id ?? '', metadata };
      await answer(await inTime(find(asked)));
    });
  });
}

export function metadataOf(text: string | undefined): ChangeMetadata {
  const none: ChangeMetadata = { accountId: null, what: null };
  return text === undefined || text === '' ? none : { ...none, ...(JSON.parse(text) as Partial<ChangeMetadata>) };
}

async function inTime(found: Promise<Options>): Promise<Options> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Options>((resolve) => {
    timer = setTimeout(() => resolve([]), PATIENCE);
  });
  const answered = found.catch((error: unknown): Options => {
    if (error instanceof OutsideError) return [];
    throw error;
  });
  return await Promise.race([answered, late]).finally(() => clearTimeout(timer));
}

import type { App, ViewOutput } from '@slack/bolt';
import { asciiWords } from '#domain/ascii-words.ts';
import { mailLicences } from '#domain/account/mail-plans.ts';
import type { Actor } from '#domain/person.ts';
import { productName } from '#domain/account/product-names.ts';
import type { DirectoryGroup } from '#use-cases/ports/directory.ts';
import { isWritable } from '#use-cases/plans/group-kinds.ts';
import { OutsideError } from '#use-cases/ports/outside-error.ts';
import { metadataOf } from './acts.ts';
import { CHANGE_FORMS, type Purpose } from '#dialogue/act-names.ts';
import type { ChangeState } from '#dialogue/change-forms/about-account.ts';
import { licenceValue } from '#dialogue/change-forms/licence-value.ts';
import type { Option } from '#dialogue/screen.ts';
import { atDoor, type DoorDeps } from './door.ts';
import { accountsToChoose, accountToChange } from './find-account.ts';
import { option } from './render.ts';
import { createTypingPause } from './typing-pause.ts';

/** How long a person who has paused waits for the tenant: Slack takes no answer after 3 s, ms. */
const PATIENCE = 1_900;
/** Fields whose search asks the tenant: not for each letter that is typed. */
const ASKS_TENANT: ReadonlySet<string> = new Set(['licence', 'replaces', 'join', 'leave']);
/** Slack shows at most 100 options; people look at fewer. */
const MOST = 50;

interface Asked {
  readonly actor: Actor;
  readonly text: string;
  readonly callback: string;
  readonly metadata: ChangeState;
}

type Options = readonly Option[];

const FORMS = Object.values(CHANGE_FORMS);

const PURPOSE_OF: Readonly<Record<string, Purpose>> = {
  [CHANGE_FORMS.pick]: 'modify',
  [CHANGE_FORMS.deletion]: 'delete',
  [CHANGE_FORMS.restoration]: 'restore',
};

/** What the searches of the forms find while somebody types. A tenant that does not answer in time gives an empty list. */
export function registerChangeOptions(app: App, deps: DoorDeps): void {
  const { messages: m, directory, store } = deps;

  searching(app, deps, 'account', async ({ actor, text, callback }) => {
    const purpose = PURPOSE_OF[callback];
    if (purpose === undefined) return [];
    return (await accountsToChoose(deps, { actor, purpose, text, limit: MOST })).map(accountOption);
  });

  for (const field of ['redirectTo', 'delegate', 'keepers']) {
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
    const offered = mailLicences(await directory.licences());
    const wanted = text.toLowerCase();
    return offered
      .filter((licence) => `${productName(licence)} ${licence.skuPartNumber}`.toLowerCase().includes(wanted))
      .slice(0, MOST)
      .map((licence) => ({
        text: m.change.seats(productName(licence), licence.free, licence.total),
        value: licenceValue(licence),
      }));
  });

  searching(app, deps, 'replaces', async ({ actor, text, metadata }) => {
    const account = await accountToChange(deps, { actor, purpose: 'modify', accountId: metadata.accountId ?? '' });
    const found = account === null ? null : await directory.account(account.directoryId);
    const wanted = text.toLowerCase();
    return mailLicences(found?.licences ?? [])
      .filter((licence) => productName(licence).toLowerCase().includes(wanted))
      .map((licence) => ({ text: productName(licence), value: licenceValue(licence) }));
  });

  const groupOption = ({ id, name, kind }: DirectoryGroup): Option => ({
    text: name,
    value: id,
    ...(kind === 'distribution' ? { description: m.change.distribution } : {}),
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
  return isWritable(kind) || kind === 'distribution';
}

function accountOption({
  id,
  address,
  displayName,
}: {
  readonly id: string;
  readonly address: string;
  readonly displayName: string;
}): Option {
  return { text: displayName, value: id, description: address };
}

const hasPaused = createTypingPause();

function searching(app: App, deps: DoorDeps, field: string, find: (asked: Asked) => Promise<Options>): void {
  app.options(field, async ({ ack, body, payload }) => {
    let answered = false;
    const answer = async (options: Options): Promise<void> => {
      if (answered) return;
      answered = true;
      await ack({ options: options.map(option) });
    };
    const tell = async (): Promise<void> => await answer([]);
    await atDoor(deps, { door: `slack.options_${field}`, who: body, tell }, async (actor) => {
      if (ASKS_TENANT.has(field) && !(await hasPaused(`${actor.id} ${field}`))) return await answer([]);
      const { view } = body;
      const metadata = metadataIn(view);
      const asked = { actor, text: payload.value.trim().slice(0, 100), callback: view?.callback_id ?? '', metadata };
      await answer(await inTime(find(asked)));
    });
  });
}

/** What the form carries along, where it is one about an account. */
function metadataIn(view: ViewOutput | undefined): ChangeState {
  const callback = FORMS.find((one) => one === view?.callback_id);
  return view === undefined || callback === undefined ? { accountId: null, what: null } : metadataOf(callback, view);
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
